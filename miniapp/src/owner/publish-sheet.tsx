import { useState } from 'react';
import { session } from '../api/api.ts';
import { codeOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { cleaned, type Draft } from './draft.ts';

interface PublishProps {
  draft: Draft;
  basedOn: number;
  onClose: () => void;
  onPublished: () => Promise<void>;
}

const reasonCharsMax = 300;

/** "2026-11-22T08:00" as typed by an owner in Vietnam → ISO with its zone, or null when it is no future time. */
export function futureTime(local: string, now: number): string | null {
  const iso = `${local}:00+07:00`;
  const at = Date.parse(iso);
  return Number.isNaN(at) || at <= now ? null : iso;
}

/** Publishing asks why and from when; the answer is kept for ever with the version. */
export function PublishSheet({ draft, basedOn, onClose, onPublished }: PublishProps) {
  const { rules: words } = useOwnerWords();
  const text = useFailureText();
  const say = useToast();
  const publish = useAction('POST /v1/admin/rules/versions');
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState('');
  const [tried, setTried] = useState(false);
  const effectiveFrom = when === 'now' ? null : futureTime(at, session.serverNow());
  const noReason = reason.trim() === '';
  const noTime = when === 'later' && effectiveFrom === null;
  const run = async () => {
    setTried(true);
    if (noReason || noTime) return;
    const answer = await publish.run({
      body: { document: cleaned(draft), reason: reason.trim(), effectiveFrom, basedOn },
    });
    if (!answer?.ok) return;
    say(words.published(String(answer.value.version)));
    await onPublished();
  };
  return (
    <Sheet
      title={words.publishTitle}
      onClose={onClose}
      actions={
        <Button busy={publish.busy} onClick={() => void run()}>
          {words.publishDo(String(basedOn + 1))}
        </Button>
      }
    >
      <TextArea
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && noReason ? words.reasonNeeded : undefined}
      />
      <SelectField
        label={words.when}
        value={when}
        onValue={setWhen}
        choices={[
          { value: 'now', label: words.now },
          { value: 'later', label: words.later },
        ]}
      />
      {when === 'later' && (
        <TextField
          label={words.at}
          type="datetime-local"
          value={at}
          onValue={setAt}
          error={tried && noTime ? words.timeNeeded : undefined}
        />
      )}
      {publish.failure && (
        <Notice tone="bad">
          <p>{text(publish.failure)}</p>
          {codeOf(publish.failure) === 'RULES_CHANGED' && (
            <Button look="quiet" onClick={() => void onPublished()}>
              {words.reload}
            </Button>
          )}
        </Notice>
      )}
    </Sheet>
  );
}
