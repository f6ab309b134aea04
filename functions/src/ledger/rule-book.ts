import type { ExpiryRule } from '@quaylai/shared/programme/expiry-rule';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item } from '../cloud/table.ts';
import type { Programme } from './programme.ts';

/** A version that took effect with another expiry policy than the one before it. */
export interface ExpiryChange {
  readonly version: number;
  readonly from: Instant;
  readonly expiry: ExpiryRule;
}

/** Finds the rules that decide at a business time (E25); the schedule was read beside the account. */
export interface RuleBook {
  versionAt(programme: Programme, schedule: Item | null, at: Instant): Promise<RuleVersion>;
  version(programme: Programme, version: number): Promise<RuleVersion>;
  /**
   * Changes of the expiry policy since the version that an account's lots were last dated by, or since its member
   * joined, oldest first (X09). Nothing has to be read when that version is still in force.
   */
  expiryChanges(
    programme: Programme,
    schedule: Item | null,
    since: { readonly datedBy: number | null; readonly joinedAt: Instant },
    now: Instant,
  ): Promise<readonly ExpiryChange[]>;
}
