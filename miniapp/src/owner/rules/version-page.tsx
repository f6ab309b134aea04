import { useParams } from 'react-router-dom';
import { Awaiting } from '../../api/awaiting.tsx';
import type { Replied } from '../../api/client.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Facts, Section } from '../../parts/list.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { pointsOf } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { Differences } from './differences.tsx';
import { RollBack } from './roll-back.tsx';
import { useRuleCheck } from './use-rule-check.ts';
import { VersionFacts, VersionPill, versionState } from './versions.tsx';
import { Withdraw } from './withdraw.tsx';

type Version = Replied<'GET /v1/admin/rules/versions/{version}'>;

/** One version: what it changed in words, what a bill earns by it, and the ways back. */
export function VersionPage() {
  const { versions: words } = useRuleBooks();
  const { version = '' } = useParams();
  const { value, failure, refresh } = useAnswer('GET /v1/admin/rules/versions/{version}', { params: { version } });
  return (
    <Screen title={words.detail(version)} back="/owner/rules/versions">
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={5} />}
      {value && <Detail version={value} />}
    </Screen>
  );
}

function Detail({ version }: { version: Version }) {
  const { versions: words } = useRuleBooks();
  const { rules, mayChange, unit } = useDesk();
  const back = useSheet('rollback');
  const withdraw = useSheet('withdraw');
  const { example } = useRuleCheck(version.document);
  const state = versionState(version.version, rules);
  return (
    <>
      <Card>
        <div className="row">
          <VersionPill version={version.version} />
        </div>
        <VersionFacts version={version} />
      </Card>
      {version.version > 1 ? <Before version={version} /> : <p className="quiet">{words.first}</p>}
      {example.length > 0 && (
        <Section title={words.example}>
          <Card>
            <Facts facts={example.map((one) => [one.tierName, pointsOf(one.points, unit)])} />
          </Card>
        </Section>
      )}
      {mayChange && state === 'coming' && (
        <Button look="danger" onClick={() => withdraw.open()}>
          {words.withdraw}
        </Button>
      )}
      {mayChange && state === null && (
        <Button look="second" onClick={() => back.open()}>
          {words.rollback}
        </Button>
      )}
      {back.opened && <RollBack version={version} onClose={back.close} />}
      {withdraw.opened && <Withdraw version={version} onClose={withdraw.close} />}
    </>
  );
}

function Before({ version }: { version: Version }) {
  const { versions: words } = useRuleBooks();
  const _text = useFailureText();
  const before = String(version.version - 1);
  const { value, failure, refresh } = useAnswer('GET /v1/admin/rules/versions/{version}', {
    params: { version: before },
  });
  return (
    <Section title={words.against(before)}>
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={2} />}
      {value && <Differences from={value.document} to={version.document} none={words.noChange} />}
    </Section>
  );
}
