import { useState } from 'react';
import type { Replied } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { Card, Facts, Pill } from '../parts/list.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState, Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { moment } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useWords } from '../words/use-words.ts';
import { useMayChange } from './owner-frame.tsx';

type Summary = Replied<'GET /v1/admin/rules/versions'>['items'][number];

/** Every version ever published: who, why, since when; and one tap back to any of them. */
export function Versions() {
  const { versions: words } = useOwnerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const mayChange = useMayChange();
  const rules = useAnswer('GET /v1/admin/rules', {});
  const { items, failure, refresh, hasMore, loading, loadMore } = usePages('GET /v1/admin/rules/versions', {
    query: {},
  });
  const back = useSheet('rollback');
  const active = rules.value?.active.version;
  const chosen = items?.find((one) => String(one.version) === back.opened);
  return (
    <Screen title={words.title} back="/owner/rules">
      {!items && !failure && <Skeleton rows={4} />}
      {!items && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {items?.map((one) => (
        <VersionCard
          key={one.version}
          version={one}
          active={one.version === active}
          onBack={
            mayChange && active !== undefined && one.version !== active ? () => back.open(String(one.version)) : null
          }
        />
      ))}
      {hasMore && (
        <Button look="second" busy={loading} onClick={() => void loadMore()}>
          {parts.more}
        </Button>
      )}
      {chosen && rules.value && (
        <RollBack
          version={chosen.version}
          basedOn={rules.value.latestVersion}
          onClose={back.close}
          onDone={async () => {
            await Promise.all([refresh(), rules.refresh()]);
          }}
        />
      )}
    </Screen>
  );
}

function VersionCard({ version, active, onBack }: { version: Summary; active: boolean; onBack: (() => void) | null }) {
  const { versions: words } = useOwnerWords();
  return (
    <Card>
      <div className="row between">
        <h2 className="h3">{words.name(String(version.version))}</h2>
        {active && <Pill tone="good">{words.active}</Pill>}
      </div>
      <p className="wrap-anywhere">{version.reason}</p>
      {version.rollsBackTo !== null && <p className="small quiet">{words.rolledBack(String(version.rollsBackTo))}</p>}
      <Facts
        facts={[
          [words.author, version.author],
          [words.effective, moment(version.effectiveFrom)],
        ]}
      />
      {onBack && (
        <Button look="second" onClick={onBack}>
          {words.rollback}
        </Button>
      )}
    </Card>
  );
}

interface RollBackProps {
  version: number;
  basedOn: number;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const reasonCharsMax = 300;

function RollBack({ version, basedOn, onClose, onDone }: RollBackProps) {
  const { versions: words, rules } = useOwnerWords();
  const text = useFailureText();
  const say = useToast();
  const rollback = useAction('POST /v1/admin/rules/rollback');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const answer = await rollback.run({ body: { version, reason: reason.trim(), basedOn } });
    if (!answer?.ok) return;
    say(words.done(String(answer.value.version)));
    onClose();
    await onDone();
  };
  return (
    <Dialog
      title={words.rollbackTitle(String(version))}
      onClose={onClose}
      actions={
        <Button busy={rollback.busy} onClick={() => void run()}>
          {words.back(String(version))}
        </Button>
      }
    >
      <p>{words.rollbackBody(String(version))}</p>
      <TextArea
        label={rules.reason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? rules.reasonNeeded : undefined}
      />
      {rollback.failure && <Notice tone="bad">{text(rollback.failure)}</Notice>}
    </Dialog>
  );
}
