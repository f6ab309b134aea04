import { isDeepStrictEqual } from 'node:util';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Table } from '../cloud/table.ts';
import type { Programme } from '../ledger/programme.ts';
import type { RuleBook } from '../ledger/rule-book.ts';
import { findRules, type RuleSchedule, readSchedule } from './rule-versions.ts';

/** Published versions never change, so a process keeps those it has read. */
const versionsKeptMax = 300;

/** The rules of a business time. A programme without any rules is a bug: the first version comes with it. */
export function openRuleShelf(table: Table): RuleBook & {
  version(programme: Programme, version: number): Promise<RuleVersion>;
} {
  const kept = new Map<string, RuleVersion>();

  async function version(programme: Programme, number: number): Promise<RuleVersion> {
    const name = `${programme.id}#${number}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const found = await findRules(table, programme, number);
    if (found === null) throw new Error(`rule version ${number} is scheduled but not kept`);
    const [oldest] = kept.keys();
    if (kept.size >= versionsKeptMax && oldest !== undefined) kept.delete(oldest);
    kept.set(name, found);
    return found;
  }

  return {
    version,
    versionAt: (programme, schedule, at) => version(programme, versionNumberAt(readSchedule(schedule), at)),
    expiryChanges: async (programme, schedule, { datedBy, joinedAt }, now) => {
      const begun = readSchedule(schedule).begins.filter(([, from]) => from <= now);
      const known = begun.findLastIndex(([number, from]) => (datedBy === null ? from <= joinedAt : number === datedBy));
      const since = begun.slice(Math.max(known, 0));
      if (since.length < 2) return [];
      const rules = await Promise.all(since.map(([number]) => version(programme, number)));
      return rules.slice(1).flatMap(({ version: number, document: { expiry } }, place) => {
        const isSame = isDeepStrictEqual(expiry, rules[place]?.document.expiry);
        return isSame ? [] : [{ version: number, from: since[place + 1]?.[1] ?? now, expiry }];
      });
    },
  };
}

/** The last version begun by then; what happened before any version meets the first. */
export function versionNumberAt(schedule: RuleSchedule, at: Instant): number {
  const begun = schedule.begins.filter(([, from]) => from <= at).at(-1) ?? schedule.begins[0];
  if (begun === undefined) throw new Error('a programme without rules');
  return begun[0];
}
