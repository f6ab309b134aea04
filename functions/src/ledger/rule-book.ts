import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item } from '../cloud/table.ts';
import type { Programme } from './programme.ts';

/** Finds the rules that decide at a business time (E25); the schedule was read beside the account. */
export interface RuleBook {
  versionAt(programme: Programme, schedule: Item | null, at: Instant): Promise<RuleVersion>;
  version(programme: Programme, version: number): Promise<RuleVersion>;
}
