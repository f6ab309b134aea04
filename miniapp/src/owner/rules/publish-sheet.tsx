import { useState } from 'react';
import { session } from '../../api/api.ts';
import { codeOf } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { Sheet } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { isoOfLocal } from '../local-time.ts';
import { useDesk } from './desk.tsx';
import { cleaned, type Draft } from './draft.ts';
import { ScheduledNotice } from './scheduled-notice.tsx';

const reasonCharsMax = 300;

/** "2026-11-22T08:00" as typed by an owner in Vietnam → ISO with its zone, or null when it is no future time. */
export function futureTime(local: string, now: number): string | null {
  const iso = isoOfLocal(local);
  return iso === null || Date.parse(iso) <= now ? null : iso;
}

/** Publishing shows what changes, asks why and from when; the answer is kept for ever with the version. */
export function PublishSheet({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { rules: words } = useRuleBooks();
  const { rules, check, draft: kept, moveOn } = useDesk();
  const { latestVersion } = rules;
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
      body: { document: cleaned(draft), reason: reason.trim(), effectiveFrom, basedOn: latestVersion },
    });
    if (!answer?.ok) return;
    say(words.published(String(answer.value.version)));
    onClose();
    await moveOn(null);
  };
  return (
    <Sheet
      title={words.publishTitle}
      onClose={onClose}
      actions={
        <Button busy={publish.busy} onClick={() => void run()}>
          {words.publishDo(String(latestVersion + 1))}
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
      <ScheduledNotice />
      <h3 className="h3">{words.changes}</h3>
      <ul className="publish-changes small">
        {check.changes.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
      {publish.failure && (
        <Notice tone="bad">
          <p>{text(publish.failure)}</p>
          {codeOf(publish.failure) === 'RULES_CHANGED' && (
            <Button
              look="quiet"
              onClick={() => {
                onClose();
                void moveOn(kept);
              }}
            >
              {words.reload}
            </Button>
          )}
        </Notice>
      )}
    </Sheet>
  );
}
