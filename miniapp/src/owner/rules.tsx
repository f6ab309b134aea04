import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Replied } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState, Notice } from '../parts/states.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { moment } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { type Draft, dropDraft, keepDraft, keptDraft } from './draft.ts';
import { OwnerFrame, useMayChange } from './owner-frame.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { RuleClauses } from './rule-clauses.tsx';
import { RuleOutcome } from './rule-outcome.tsx';
import { useRuleCheck } from './use-rule-check.ts';

type Active = Replied<'GET /v1/admin/rules'>;

/** The rules as sentences that open into their numbers, with what a change would mean beside them. */
export function Rules() {
  const { rules: words } = useOwnerWords();
  const text = useFailureText();
  const { value, failure, refresh } = useAnswer('GET /v1/admin/rules', {});
  if (value) return <Editor key={value.latestVersion} rules={value} onPublished={refresh} />;
  return (
    <OwnerFrame title={words.title}>
      {failure ? (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      ) : (
        <Skeleton rows={6} />
      )}
    </OwnerFrame>
  );
}

function Editor({ rules, onPublished }: { rules: Active; onPublished: () => Promise<void> }) {
  const { rules: words } = useOwnerWords();
  const { active, scheduled, latestVersion } = rules;
  const mayChange = useMayChange();
  const [draft, setDraft] = useState<Draft | null>(() => keptDraft(latestVersion));
  const { check, checking } = useRuleCheck(draft ?? active.document);
  const publish = useSheet('publish');
  const change = (next: Draft) => {
    keepDraft(latestVersion, next);
    setDraft(next);
  };
  const drop = () => {
    dropDraft();
    setDraft(null);
  };
  const wrong = Object.keys(check?.fields ?? {}).length > 0;
  return (
    <OwnerFrame
      title={words.title}
      changes
      dock={
        mayChange &&
        draft && (
          <>
            {wrong && <Notice tone="bad">{words.fix}</Notice>}
            <Button disabled={wrong || checking || check?.changes.length === 0} onClick={() => publish.open()}>
              {checking ? words.checking : words.publish}
            </Button>
          </>
        )
      }
    >
      <Card tone="brand">
        <h2 className="h3">{words.version(String(active.version))}</h2>
        <p className="small">{words.since(moment(active.effectiveFrom))}</p>
        <p className="small quiet wrap-anywhere">{words.by(active.author, active.reason)}</p>
        {scheduled.map((one) => (
          <p key={one.version} className="small strong">
            {words.scheduled(String(one.version), moment(one.effectiveFrom))}
          </p>
        ))}
        <Link className="text-link" to="/owner/rules/versions">
          {words.versions}
        </Link>
      </Card>
      {draft && (
        <Notice tone="warn">
          <p>{words.draftKept}</p>
          <Button look="quiet" onClick={drop}>
            {words.dropDraft}
          </Button>
        </Notice>
      )}
      <RuleClauses
        draft={draft ?? active.document}
        fields={check?.fields ?? {}}
        warnings={check?.warnings ?? []}
        onChange={mayChange ? change : null}
      />
      <RuleOutcome check={check} drafted={draft !== null} />
      {publish.opened && draft && (
        <PublishSheet
          draft={draft}
          basedOn={latestVersion}
          onClose={publish.close}
          onPublished={async () => {
            drop();
            publish.close();
            await onPublished();
          }}
        />
      )}
    </OwnerFrame>
  );
}
