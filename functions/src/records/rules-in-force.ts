import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Table } from '../cloud/table.ts';
import type { Programme } from '../ledger/programme.ts';
import { type openRuleShelf, versionNumberAt } from './rule-shelf.ts';
import { findSchedule } from './rule-versions.ts';

export type RuleShelf = ReturnType<typeof openRuleShelf>;

/** The rules that decide now, for whatever is not decided inside a posting: one small read. */
export async function rulesInForce(
  { table, rules }: { readonly table: Table; readonly rules: RuleShelf },
  programme: Programme,
  now: Instant,
): Promise<RuleVersion> {
  return rules.version(programme, versionNumberAt(await findSchedule(table, programme), now));
}
