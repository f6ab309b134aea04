import type { RuleDocument } from '../programme/rule-document.ts';
import type { HoldId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result } from '../words/result.ts';
import { addMinutes, type Instant } from '../words/vietnam-time.ts';
import type { Account, HoldPurpose } from './account.ts';
import { captureHold, type HoldProblem, openHold } from './capture.ts';
import { consume, sumParts } from './consume.ts';
import { redemptionCounters } from './counters.ts';
import type { Decision } from './decision.ts';
import { addPostings, closeEntry, type EntryDraft, openEntry } from './entry-draft.ts';
import type { Order } from './order.ts';
import { checkPayment, paymentRange } from './payment.ts';
import type { Posting, ReleaseReason } from './posting.ts';
import { refusedDays, renewPast } from './restore.ts';

/** Points to set aside for paying a bill, whose lines set the ceiling (decisions 13). */
export interface PaymentHold {
  readonly hold: HoldId;
  readonly points: Points;
  readonly order: Order;
}

/**
 * Sets points aside for a bill until `holdMinutes` from now; their lots are fixed at once (C3, R15).
 * Problems: BELOW_MIN (R09), CEILING (E05, R08), INSUFFICIENT_POINTS (R01).
 */
export function decideHold(
  account: Account,
  { hold, points: wanted, order }: PaymentHold,
  rules: RuleDocument,
  now: Instant,
): Result<Decision, Problem<'BELOW_MIN' | 'CEILING' | 'INSUFFICIENT_POINTS'>> {
  const draft = openEntry(account, now);
  const allowed = checkPayment(wanted, paymentRange(draft.account, order, rules, now));
  if (!allowed.ok) return allowed;
  const purpose: HoldPurpose = { kind: 'PAYMENT', orderId: order.ref.orderId };
  const held = setAside(draft, hold, wanted, purpose, rules, now);
  return ok(closeEntry(held, now, { arithmetic: { kind: 'SPEND', points: wanted, dong: null } }));
}

/** Moves spendable points into a hold; that there are enough was checked before. */
export function setAside(
  draft: EntryDraft,
  hold: HoldId,
  wanted: Points,
  purpose: HoldPurpose,
  rules: RuleDocument,
  now: Instant,
): EntryDraft {
  const parts = consume(draft.account.lots, wanted, now);
  if (sumParts(parts) !== wanted) throw new Error(`${wanted} points are not there to hold`);
  const expiresAt = addMinutes(now, rules.payment.holdMinutes);
  return addPostings(draft, [{ kind: 'HOLD', hold, points: wanted, parts, expiresAt, purpose }]);
}

/**
 * Spends held points, at most those held; the rest goes back (R05). `points` null captures all.
 * Problems: HOLD_EXPIRED at its last moment and after (R04), HOLD_CLOSED (R06), CEILING {max} above what is held (I3).
 */
export function decideCapture(
  account: Account,
  { hold: id, points: wanted }: { readonly hold: HoldId; readonly points: Points | null },
  now: Instant,
): Result<Decision, HoldProblem | Problem<'CEILING'>> {
  const draft = openEntry(account, now);
  const found = openHold(draft.account, id);
  if (!found.ok) return found;
  const { purpose, parts } = found.value;
  const spent = wanted ?? sumParts(parts);
  const captured = captureHold(draft, id, spent);
  if (!captured.ok) return captured;
  const counted = purpose.kind === 'REWARD' ? { counters: redemptionCounters(purpose.rewardId, now, 1) } : {};
  return ok(closeEntry(captured.value, now, { counted, arithmetic: { kind: 'SPEND', points: spent, dong: null } }));
}

/** Who ends a hold without spending decides what becomes of points whose last day passed meanwhile (R14). */
export type VoidReason = Exclude<ReleaseReason, 'LAPSED' | 'UNCAPTURED'>;

/**
 * Ends a hold without spending. Points return to their lots; those past their day expire if the customer ended it, and
 * live `refusedDays` more if the shop refused (C3, R14).
 * Problems: HOLD_EXPIRED (its points are already back), HOLD_CLOSED (R06: a captured hold is refunded, not voided).
 */
export function decideVoid(
  account: Account,
  { hold: id, because }: { readonly hold: HoldId; readonly because: VoidReason },
  now: Instant,
): Result<Decision, HoldProblem> {
  const draft = openEntry(account, now);
  const found = openHold(draft.account, id);
  if (!found.ok) return found;
  const held = found.value.parts;
  const parts = because === 'SHOP' ? renewPast(draft, held, now, refusedDays) : held;
  const released: Posting = { kind: 'RELEASE', hold: id, points: sumParts(held), parts, because };
  return ok(closeEntry(addPostings(draft, [released]), now));
}
