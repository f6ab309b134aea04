import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextArea } from '../../parts/field.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useUnit } from '../../state/use-unit.ts';
import { pointsOf } from '../../words/format.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import { choicesOf } from '../choices-of.ts';

const reasonCharsMax = 300;
/** What the server posts without a second person (C11) until its answer is here; it only words the button. */
const aloneFirst = 500;

interface CorrectProps {
  memberId: string;
  available: number;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Adds or takes points by hand, with a reason; above a limit it waits for another owner (C11). */
export function CorrectSheet({ memberId, available, onClose, onDone }: CorrectProps) {
  const words = useCorrectionsWords();
  const text = useFailureText();
  const unit = useUnit();
  const say = useToast();
  const send = useAction('POST /v1/admin/members/{memberId}/corrections');
  const [query] = useSearchParams();
  const requestId = query.get('request');
  const [direction, setDirection] = useState<'ADD' | 'TAKE'>('ADD');
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooMany = direction === 'TAKE' && (amount ?? 0) > available;
  const aloneMax = useAnswer('GET /v1/admin/limits', {}).value?.correctAlonePoints ?? aloneFirst;
  const waits = (amount ?? 0) > aloneMax;
  const points = direction === 'ADD' ? (amount ?? 0) : -(amount ?? 0);
  const run = async () => {
    setTried(true);
    if (!amount || tooMany || reason.trim() === '') return;
    const answer = await send.run({
      params: { memberId },
      body: { points, reason: reason.trim(), requestId },
    });
    if (!answer?.ok) return;
    say(answer.value.state === 'DONE' ? words.done : words.asked);
    await onDone();
  };
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={
        <Button busy={send.busy} onClick={() => void run()}>
          {waits ? words.send.ASK : words.send.NOW}
        </Button>
      }
    >
      {requestId && <Notice tone="good">{words.settles}</Notice>}
      <SelectField
        label={words.direction}
        value={direction}
        onValue={setDirection}
        choices={choicesOf(words.directions)}
      />
      <MoneyField
        label={words.amount}
        hint={words.alone(pointsOf(aloneMax, unit))}
        unit={unit}
        digitsMax={9}
        value={amount}
        onValue={setAmount}
        error={tooMany ? words.tooMany(pointsOf(available, unit)) : tried && !amount ? words.amountNeeded : undefined}
        warning={waits ? words.waits : undefined}
      />
      {!tooMany && amount !== null && (
        <p className="strong">{words.after(pointsOf(available, unit), pointsOf(available + points, unit))}</p>
      )}
      <TextArea
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? words.reasonNeeded : undefined}
      />
      {send.failure && <Notice tone="bad">{text(send.failure)}</Notice>}
    </Sheet>
  );
}
