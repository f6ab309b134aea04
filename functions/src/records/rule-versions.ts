import { gunzipSync, gzipSync } from 'node:zlib';
import type { RuleDocument, RuleVersion } from '@quaylai/shared/programme/rule-document';
import { readPublishedRules } from '@quaylai/shared/programme/validate';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { formatInstant, type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import type { Planned } from '../ledger/commit.ts';
import { partition, ruleScheduleKey, seqText } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** A version as it was published, kept for ever. */
export interface PublishedRules extends RuleVersion {
  readonly author: string;
  readonly reason: string;
  readonly publishedAt: Instant;
  /** The version that a roll back brought back; null otherwise. */
  readonly rollsBackTo: number | null;
}

/** Which version decides since when: in the order they take effect, so the last one begun wins. */
export interface RuleSchedule {
  readonly latest: number;
  readonly begins: readonly (readonly [version: number, from: Instant])[];
}

export interface Publication {
  readonly document: RuleDocument;
  readonly author: string;
  readonly reason: string;
  /** Null takes effect at once; a time that has passed means at once too: nothing is rated anew (E25). */
  readonly effectiveFrom: Instant | null;
  /** The latest version the author saw; 0 before the first. */
  readonly basedOn: number;
  readonly rollsBackTo: number | null;
}

/** Beginnings kept in the one item that every posting reads; older ones are found in the versions themselves. */
const beginsMax = 120;
const documentBytesMax = 512 * 1024;

const versionKey = (programme: Programme, version: number): Key => ({
  pk: partition(programme, 'RULES'),
  sk: `V#${seqText(version)}`,
});

/** Problems: RULES_CHANGED when another version was published since `basedOn`. */
export async function planPublication(
  world: World,
  programme: Programme,
  publication: Publication,
): Promise<Result<Planned<PublishedRules>, Problem>> {
  const schedule = readSchedule(await world.table.get(ruleScheduleKey(programme)));
  const { basedOn, effectiveFrom, ...rest } = publication;
  if (schedule.latest !== basedOn) return refuse({ code: 'RULES_CHANGED', currentVersion: schedule.latest });
  const publishedAt = world.clock();
  const from = instant(Math.max(publishedAt, effectiveFrom ?? publishedAt));
  const version = basedOn + 1;
  const value: PublishedRules = { ...rest, version, publishedAt, effectiveFrom: formatInstant(from) };
  const begins = [...schedule.begins, [version, from] as const].sort(byBeginning).slice(-beginsMax);
  return ok({
    value,
    writes: [
      { write: { put: versionItem(programme, value), when: 'attribute_not_exists(pk)' }, refusedBecause: null },
      {
        write: {
          put: { ...ruleScheduleKey(programme), n: version, b: begins },
          when: 'attribute_not_exists(pk) OR n = :basedOn',
          values: { ':basedOn': basedOn },
        },
        refusedBecause: (stored) => ({ code: 'RULES_CHANGED', currentVersion: readSchedule(stored).latest }),
      },
    ],
  });
}

const byBeginning = (a: readonly [number, Instant], b: readonly [number, Instant]) => a[1] - b[1] || a[0] - b[0];

export function readSchedule(item: Item | null): RuleSchedule {
  if (item === null) return { latest: 0, begins: [] };
  return { latest: item['n'] as number, begins: item['b'] as RuleSchedule['begins'] };
}

function versionItem(programme: Programme, rules: PublishedRules): Item {
  return {
    ...versionKey(programme, rules.version),
    n: rules.version,
    d: gzipSync(JSON.stringify(rules.document)),
    a: rules.author,
    r: rules.reason,
    at: rules.publishedAt,
    f: rules.effectiveFrom,
    ...(rules.rollsBackTo === null ? {} : { rb: rules.rollsBackTo }),
  };
}

// A published document is never changed; settings that came after it take the defaults that mean what there was.
function readVersion(item: Item): PublishedRules {
  const text = gunzipSync(item['d'] as Uint8Array, { maxOutputLength: documentBytesMax }).toString();
  return {
    version: item['n'] as number,
    document: readPublishedRules(JSON.parse(text)),
    author: item['a'] as string,
    reason: item['r'] as string,
    publishedAt: item['at'] as Instant,
    effectiveFrom: item['f'] as string,
    rollsBackTo: (item['rb'] as number | undefined) ?? null,
  };
}

export async function findRules(table: Table, programme: Programme, version: number): Promise<PublishedRules | null> {
  const item = await table.get(versionKey(programme, version));
  return item === null ? null : readVersion(item);
}

export async function findSchedule(table: Table, programme: Programme): Promise<RuleSchedule> {
  return readSchedule(await table.get(ruleScheduleKey(programme)));
}

/** Newest first. `before` is the version to go on under; null starts at the newest. */
export async function listRules(
  table: Table,
  programme: Programme,
  page: { readonly limit: number; readonly before: number | null },
): Promise<{ readonly versions: readonly PublishedRules[]; readonly next: number | null }> {
  const { items, next } = await table.query({
    pk: partition(programme, 'RULES'),
    from: 'V#',
    to: 'V#~',
    limit: page.limit,
    newestFirst: true,
    after: page.before === null ? undefined : versionKey(programme, page.before).sk,
    consistent: true,
  });
  const versions = items.map(readVersion);
  return { versions, next: next === null ? null : (versions.at(-1)?.version ?? null) };
}
