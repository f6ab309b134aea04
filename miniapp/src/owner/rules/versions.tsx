import { Link } from 'react-router-dom';
import { Awaiting } from '../../api/awaiting.tsx';
import type { Replied } from '../../api/client.ts';
import { More } from '../../api/more.tsx';
import { usePages } from '../../api/use-pages.ts';
import { Card, Facts, Pill } from '../../parts/list.tsx';
import { Screen } from '../../parts/screen.tsx';
import { moment } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { type Desk, useDesk } from './desk.tsx';
import { standing } from './scheduled.ts';

type Summary = Replied<'GET /v1/admin/rules/versions'>['items'][number];
type VersionState = 'active' | 'coming' | 'withdrawn' | null;

/** What a version is now; most are simply past. */
export function versionState(version: number, { active, scheduled }: Desk['rules']): VersionState {
  if (version === active.version) return 'active';
  if (!scheduled.some((one) => one.version === version)) return null;
  return standing(scheduled).some((one) => one.version === version) ? 'coming' : 'withdrawn';
}

/** Every version ever published: who, why, since when. */
export function Versions() {
  const { versions: words } = useRuleBooks();
  const { items, failure, refresh, more } = usePages('GET /v1/admin/rules/versions', {
    query: {},
  });
  return (
    <Screen title={words.title} back="/owner/rules">
      {!items && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
      {items?.map((one) => (
        <VersionCard key={one.version} version={one} />
      ))}
      <More {...more} />
    </Screen>
  );
}

function VersionCard({ version }: { version: Summary }) {
  const { versions: words } = useRuleBooks();
  return (
    <Card>
      <div className="row between">
        <h2 className="h3">{words.name(String(version.version))}</h2>
        <VersionPill version={version.version} />
      </div>
      <VersionFacts version={version} />
      <Link className="text-link" to={`/owner/rules/versions/${version.version}`}>
        {words.see}
      </Link>
    </Card>
  );
}

export function VersionPill({ version }: { version: number }) {
  const { versions: words } = useRuleBooks();
  const state = versionState(version, useDesk().rules);
  if (state === null) return null;
  return <Pill tone={({ active: 'good', coming: 'brand', withdrawn: 'plain' } as const)[state]}>{words[state]}</Pill>;
}

export function VersionFacts({ version }: { version: Summary }) {
  const { versions: words } = useRuleBooks();
  return (
    <>
      <p className="wrap-anywhere">{version.reason}</p>
      {version.rollsBackTo !== null && <p className="small quiet">{words.rolledBack(String(version.rollsBackTo))}</p>}
      <Facts
        facts={[
          [words.author, version.author],
          [words.published, moment(version.publishedAt)],
          [words.effective, moment(version.effectiveFrom)],
        ]}
      />
    </>
  );
}
