import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { Notice } from '../parts/states.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';

type Undone = Replied<'POST /v1/staff/members/{memberId}/earns/{seq}/undo'>;

interface UndoProps {
  memberId: string;
  entrySeq: number;
  onUndone: (receipt: Undone) => void;
}

/** As long as the server allows (decisions 16). */
const undoMsMax = 60_000;

/** A slip at the till is taken back within a minute, as if the bill had never been. */
export function Undo({ memberId, entrySeq, onUndone }: UndoProps) {
  const { undo: words } = useStaffWords();
  const text = useFailureText();
  const undo = useAction('POST /v1/staff/members/{memberId}/earns/{seq}/undo');
  const [endsAt] = useState(() => Date.now() + undoMsMax);
  const [over, setOver] = useState(false);
  const run = async () => {
    const answer = await undo.run({ params: { memberId, seq: String(entrySeq) } });
    if (answer?.ok) onUndone(answer.value);
  };
  if (undo.failure) return <Notice tone="bad">{text(undo.failure)}</Notice>;
  if (over) return null;
  return (
    <div className="stack">
      <Button look="second" busy={undo.busy} onClick={() => void run()}>
        {words.do}
      </Button>
      <Countdown endsAt={endsAt} wholeMs={undoMsMax} label={words.left} onEnd={() => setOver(true)} />
    </div>
  );
}
