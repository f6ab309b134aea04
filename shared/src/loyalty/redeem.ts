import type { RuleDocument } from '../programme/rule-document.ts';
import type { HoldId, RedemptionId, RewardId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result, refuse } from '../words/result.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account, LotPart } from './account.ts';
import { captureNow } from './capture.ts';
import { spendable } from './consume.ts';
import { counterOf, redemptionCounters, redemptionsInMonth, redemptionsOf } from './counters.ts';
import type { Decision } from './decision.ts';
import { addPostings, closeEntry, openEntry } from './entry-draft.ts';
import { setAside } from './hold.ts';
import { restorePosting } from './restore.ts';

/** What the engine needs of a reward: its price as shown to the member, and how often one member may have it. */
export interface RewardTerms {
  readonly reward: RewardId;
  readonly points: Points;
  /** Redemptions that may stand at once, open holds among them; null is without limit. */
  readonly limitPerMember: number | null;
  /** Redemptions that may stand of one calendar month, by local time (V02); left out is without limit. */
  readonly limitPerMonth?: number | null;
}

export type RedeemProblem = Problem<'REWARD_LIMIT' | 'INSUFFICIENT_POINTS'>;

/**
 * Spends points on a voucher, at once (decisions 12). Stock is claimed before, outside (decisions 4).
 * Problems: REWARD_LIMIT {limit}, INSUFFICIENT_POINTS {available}.
 */
export function decideRedeem(account: Account, terms: RewardTerms, now: Instant): Result<Decision, RedeemProblem> {
  const draft = openEntry(account, now);
  const refused = refusal(draft.account, terms, now);
  if (refused !== null) return refuse(refused);
  const captured = captureNow(draft, terms.points, now);
  const counted = { counters: redemptionCounters(terms.reward, now, 1) };
  return ok(closeEntry(captured, now, { counted, arithmetic: spendOn(terms) }));
}

/**
 * Sets points aside for a reward that is handed over at the counter: staff approve by `decideCapture`, refuse by
 * `decideVoid`, and time does the rest (decisions 12). The price is the one of this moment (V13).
 * Problems: REWARD_LIMIT {limit}, INSUFFICIENT_POINTS {available}.
 */
export function decideRewardHold(
  account: Account,
  { hold, redemption, ...terms }: RewardTerms & { readonly hold: HoldId; readonly redemption: RedemptionId },
  rules: RuleDocument,
  now: Instant,
): Result<Decision, RedeemProblem> {
  const draft = openEntry(account, now);
  const refused = refusal(draft.account, terms, now);
  if (refused !== null) return refuse(refused);
  const purpose = { kind: 'REWARD', rewardId: terms.reward, redemptionId: redemption } as const;
  return ok(closeEntry(setAside(draft, hold, terms.points, purpose, rules, now), now, { arithmetic: spendOn(terms) }));
}

export interface Undone {
  readonly reward: RewardId;
  readonly parts: readonly LotPart[];
  /** When its points were taken: the month whose limit is free again; left out is this month. */
  readonly redeemedAt?: Instant;
}

/**
 * Undoes a redemption that was cancelled or refused: its points return to their lots, and it no longer counts against
 * the member's limit (F12, V14). `parts` are those of its CAPTURE. That it is undone once is its record's to guard.
 */
export function decideGiveBack(account: Account, { reward, parts, redeemedAt }: Undone, now: Instant): Decision {
  const draft = openEntry(account, now);
  const counted = { counters: redemptionCounters(reward, redeemedAt ?? now, -1) };
  return closeEntry(addPostings(draft, [restorePosting(draft, parts, now)]), now, { counted });
}

function refusal(settled: Account, terms: RewardTerms, now: Instant): RedeemProblem | null {
  const { reward, points: price } = terms;
  const openHolds = settled.holds.filter(({ purpose }) => purpose.kind === 'REWARD' && purpose.rewardId === reward);
  const limits = [
    { limit: terms.limitPerMember, counted: redemptionsOf(reward) },
    { limit: terms.limitPerMonth ?? null, counted: redemptionsInMonth(reward, now) },
  ];
  for (const { limit, counted } of limits) {
    const standing = counterOf(settled.counters, counted) + openHolds.length;
    if (limit !== null && standing >= limit) return { code: 'REWARD_LIMIT', limit };
  }
  const available = spendable(settled.lots, now);
  return price > available ? { code: 'INSUFFICIENT_POINTS', available } : null;
}

function spendOn({ points }: RewardTerms) {
  return { kind: 'SPEND', points, dong: null } as const;
}
