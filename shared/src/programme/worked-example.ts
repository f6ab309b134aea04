import { earnOf, totalOf } from '../loyalty/earn-formula.ts';
import { earningLines } from '../loyalty/earning-lines.ts';
import type { Order } from '../loyalty/order.ts';
import { worthOf } from '../loyalty/payment.ts';
import { type Dong, dong, noDong } from '../words/money.ts';
import type { Points } from '../words/points.ts';
import type { Instant } from '../words/vietnam-time.ts';
import { type WorkedWords, workedExampleInVietnamese } from '../words/worked-example-vi.ts';
import type { RuleDocument } from './rule-document.ts';

/** What one bill gives at one tier. */
export interface WorkedTier {
  readonly tierName: string;
  readonly points: Points;
  /** What those points pay later. */
  readonly worth: Dong;
  readonly sentence: string;
}

/** The bill that every owner knows from the market's own examples (E01, E04). */
export const exampleBill = dong(350_000);

/** What a bill earns at each tier, computed by the engine itself so that the owner sees what customers will get. */
export function workedExample(
  rules: RuleDocument,
  inWords: WorkedWords = workedExampleInVietnamese,
  bill: Dong = exampleBill,
): readonly WorkedTier[] {
  return rules.tiers.map(({ name, multiplierPercent }) => {
    const lines = earningLines(billOf(bill), noDong, [], rules);
    const basis = { lines, tierPercent: multiplierPercent, campaigns: [], dayAllowance: null, earn: rules.earn };
    const points = totalOf(earnOf(basis));
    const worked = { tierName: name, points, worth: worthOf(points, rules) };
    return { ...worked, sentence: inWords(bill, worked, rules.unitName) };
  });
}

function billOf(bill: Dong): Order {
  return {
    ref: { source: 'example', orderId: 'example' },
    revision: 1,
    businessTime: 0 as Instant,
    branch: null,
    lines: [{ lineId: '1', sku: null, category: null, quantity: 1, gross: bill, discount: noDong, isGiftCard: false }],
    orderDiscount: noDong,
    extras: noDong,
  };
}
