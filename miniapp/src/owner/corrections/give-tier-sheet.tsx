import { instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import { useState } from 'react';
import { session } from '../../api/api.ts';
import { useAction } from '../../api/use-action.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useCorrectionsWords } from '../../words/use-corrections-words.ts';

const reasonCharsMax = 300;

interface GiveTierProps {
  memberId: string;
  /** The tier now: the box begins there. */
  tierId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** A tier by hand is a floor until its last day (T11). */
export function GiveTierSheet({ memberId, tierId, onClose, onDone }: GiveTierProps) {
  const words = useCorrectionsWords();
  const text = useFailureText();
  const say = useToast();
  const rules = useAnswer('GET /v1/admin/rules', {});
  const give = useAction('POST /v1/admin/members/{memberId}/tier');
  const today = localDateOf(instant(session.serverNow()));
  const [chosen, setChosen] = useState(tierId);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const badDay = until < today;
  const run = async () => {
    setTried(true);
    if (badDay || reason.trim() === '') return;
    const answer = await give.run({ params: { memberId }, body: { tierId: chosen, until, reason: reason.trim() } });
    if (!answer?.ok) return;
    say(words.tier.done(answer.value.tier.name));
    await onDone();
  };
  return (
    <Sheet
      title={words.tier.title}
      onClose={onClose}
      actions={
        <Button busy={give.busy} disabled={!rules.value} onClick={() => void run()}>
          {words.tier.send}
        </Button>
      }
    >
      <p className="quiet">{words.tier.hint}</p>
      {!rules.value && !rules.failure && <Skeleton rows={2} />}
      {rules.value && (
        <SelectField
          label={words.tier.which}
          value={chosen}
          onValue={setChosen}
          choices={rules.value.active.document.tiers.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <TextField
        label={words.tier.until}
        type="date"
        min={today}
        value={until}
        onValue={setUntil}
        error={tried && badDay ? words.tier.untilNeeded : undefined}
      />
      <TextArea
        label={words.tier.reason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? words.reasonNeeded : undefined}
      />
      {(give.failure ?? rules.failure) && (
        <Notice tone="bad">{text((give.failure ?? rules.failure) as NonNullable<typeof give.failure>)}</Notice>
      )}
    </Sheet>
  );
}
