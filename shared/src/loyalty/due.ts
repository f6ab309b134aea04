import type { RuleDocument } from '../programme/rule-document.ts';
import { addDays, endOf, type Instant, startOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';

/** What the clock alone does to an account: a hold runs out, a lot expires or pays debt, a tier's period ends. */
export const dueKinds = ['HOLD', 'LOT', 'TIER'] as const;
export type DueKind = (typeof dueKinds)[number];

/** The first moment of each kind that an account waits for; null when it waits for none. */
export type DueMoments = Readonly<Record<DueKind, Instant | null>>;

/** When somebody should look at the account again (C3, C4, C5). Facts of the account only: no rules, no clock. */
export function dueMoments({ lots, holds, debt, tier }: Account): DueMoments {
  // A lot that matters before its last day: as soon as it can be spent it pays debt (decisions 7).
  const paying = debt === 0 ? [] : lots.map(({ availableAt }) => availableAt);
  const ending = lots.flatMap(({ lastDay }) => (lastDay === null ? [] : [endOf(lastDay)]));
  return {
    HOLD: earliest(holds.map(({ expiresAt }) => expiresAt)),
    LOT: earliest([...paying, ...ending]),
    TIER: tier.lastDay === null ? null : endOf(tier.lastDay),
  };
}

/**
 * When to look again after time was settled up to now. A tier whose period is over and that is still there waits for
 * the end of its grace days (T05).
 */
export function lookAgainAt(settled: Account, kind: DueKind, { tiering }: RuleDocument, now: Instant): Instant | null {
  const moment = dueMoments(settled)[kind];
  const { lastDay } = settled.tier;
  if (kind !== 'TIER' || moment === null || moment > now || lastDay === null) return moment;
  return startOf(addDays(lastDay, tiering.graceDays + 1));
}

function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>((first, moment) => (first === null || moment < first ? moment : first), null);
}
