import type { RuleDocument } from '../programme/rule-document.ts';
import { type Dong, dong } from '../words/money.ts';
import { type Points, points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result, refuse } from '../words/result.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { bucketsAt } from './buckets.ts';
import { lineNets, payableByPoints } from './eligible.ts';
import type { Order } from './order.ts';
import { floorOf, ratio } from './ratio.ts';

/** How many points may pay for a bill, and why. */
export interface PaymentRange {
  readonly min: Points;
  /** min(available, ceiling) (C3). */
  readonly max: Points;
  readonly available: Points;
  /** floor(ratio × payable ÷ value of a point) (C3). */
  readonly ceiling: Points;
}

/** What a counter may offer for a bill (C3, R08, R10, R12). */
export function paymentRange(account: Account, order: Order, rules: RuleDocument, now: Instant): PaymentRange {
  const { available } = bucketsAt(account, now);
  const ceiling = ceilingFor(payableByPoints(lineNets(order, rules)), rules);
  return { min: rules.payment.minimumPoints, max: smaller(available, ceiling), available, ceiling };
}

/**
 * Whether so many points may pay for the bill. The bill's own limits come before the member's balance, so that the
 * answer names what could be asked instead (E05).
 * Problems: BELOW_MIN {min} (R09), CEILING {max} (E05, R08), INSUFFICIENT_POINTS {available} (R01).
 */
export function checkPayment(
  wanted: Points,
  { min, max, ceiling, available }: PaymentRange,
): Result<Points, Problem<'BELOW_MIN' | 'CEILING' | 'INSUFFICIENT_POINTS'>> {
  if (wanted < min) return refuse({ code: 'BELOW_MIN', min });
  if (wanted > ceiling) return refuse({ code: 'CEILING', max });
  if (wanted > available) return refuse({ code: 'INSUFFICIENT_POINTS', available });
  return ok(wanted);
}

/** Đồng that points pay. */
export function worthOf(paid: Points, rules: RuleDocument): Dong {
  return dong(paid * rules.payment.dongPerPoint);
}

/** floor(ceiling × payable ÷ đồng per point), in one division (C3). */
export function ceilingFor(payable: Dong, { payment }: RuleDocument): Points {
  return points(floorOf(ratio(BigInt(payable) * BigInt(payment.ceilingPercent), 100n * BigInt(payment.dongPerPoint))));
}

function smaller(a: Points, b: Points): Points {
  return a < b ? a : b;
}
