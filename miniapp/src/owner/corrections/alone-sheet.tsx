import { useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea, TextField } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { pinLength } from '../../parts/pin-pad.tsx';
import { Notice } from '../../parts/states.tsx';
import { useUnit } from '../../state/use-unit.ts';
import { change } from '../../words/format.ts';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';
import type { Correction } from './correction-card.tsx';

const reasonCharsMax = 300;

interface AloneProps {
  correction: Correction;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** The only owner there is agrees with themselves: with PIN and a second reason, and it is marked (decisions 17). */
export function AloneSheet({ correction, onClose, onDone }: AloneProps) {
  const { lonely: words, reasonNeeded } = useCorrectionsWords();
  const text = useFailureText();
  const unit = useUnit();
  const me = useAnswer('GET /v1/staff/me', {});
  const setPin = useAction('POST /v1/staff/me/pin');
  const confirm = useAction('POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone');
  const [pin, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isNew = me.value?.pinSet === false;
  const { memberId, correctionId } = correction;
  const run = async () => {
    setTried(true);
    if (pin.length !== pinLength || reason.trim() === '') return;
    if (isNew) {
      const kept = await setPin.run({ body: { pin, current: null } });
      if (!kept?.ok) return;
    }
    const answer = await confirm.run({ params: { memberId, correctionId }, body: { pin, reason: reason.trim() } });
    if (answer?.ok) await onDone();
  };
  const failure = setPin.failure ?? confirm.failure;
  return (
    <Sheet
      title={words.title(change(correction.points, unit))}
      onClose={onClose}
      actions={
        <Button busy={setPin.busy || confirm.busy} disabled={!me.value} onClick={() => void run()}>
          {words.do}
        </Button>
      }
    >
      <Notice tone="warn">{words.marked}</Notice>
      <TextArea
        label={words.reason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? reasonNeeded : undefined}
      />
      <TextField
        label={isNew ? words.newPin : words.pin}
        hint={isNew ? words.newPinHint : undefined}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={pinLength}
        value={pin}
        onValue={(typed) => setTyped(typed.replace(/\D/g, ''))}
        error={tried && pin.length !== pinLength ? words.pinNeeded : undefined}
      />
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}
