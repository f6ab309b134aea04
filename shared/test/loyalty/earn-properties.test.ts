import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { earnArithmetic } from '../../src/loyalty/earn.ts';
import { type EarnBasis, earnOf, totalOf } from '../../src/loyalty/earn-formula.ts';
import { earningLines } from '../../src/loyalty/earning-lines.ts';
import type { Order } from '../../src/loyalty/order.ts';
import type { RuleDocument } from '../../src/programme/rule-document.ts';
import { instant, type LocalDate, startOf } from '../../src/words/vietnam-time.ts';
import { at, bill, complete, dong, k0, lines, newMember, rulesV3 } from './k0.ts';
import { proving } from './proving.ts';

const amounts = fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 1, maxLength: 12 });
const price = fc.integer({ min: 1, max: 100_000 });
const multiplier = fc.integer({ min: 100, max: 1000 });

function rulesAt(dongPerPoint: number): RuleDocument {
  return { ...k0, earn: { ...k0.earn, dongPerPoint: dong(dongPerPoint) } };
}

function basis(order: Order, paid: number, percent: number, rules: RuleDocument): EarnBasis {
  const found = earningLines(order, dong(paid), [], rules);
  return { lines: found, tierPercent: percent, campaigns: [], dayAllowance: null, earn: rules.earn };
}

function points(of: readonly number[], dongPerPoint: number, percent: number): number {
  return totalOf(earnOf(basis(bill(0, { lines: lines(...of) }), 0, percent, rulesAt(dongPerPoint))));
}

function sumsOf(order: Order, paid: number) {
  const asked = basis(order, paid, 100, k0);
  return earnArithmetic(order, dong(paid), asked, earnOf(asked));
}

describe('earning, for any numbers (C2)', () => {
  it('there is one floor per order: how a bill is cut into lines changes nothing', () => {
    proving(
      fc.property(amounts, price, multiplier, (cut, dongPerPoint, percent) => {
        const whole = cut.reduce((sum, amount) => sum + amount, 0);
        expect(points(cut, dongPerPoint, percent)).toBe(points([whole], dongPerPoint, percent));
      }),
    );
  });

  it('the floor is exact: never more than the true quotient, never a whole point less', () => {
    proving(
      fc.property(amounts, price, multiplier, (cut, dongPerPoint, percent) => {
        const whole = BigInt(cut.reduce((sum, amount) => sum + amount, 0)) * BigInt(percent);
        const got = BigInt(points(cut, dongPerPoint, percent));
        const unit = 100n * BigInt(dongPerPoint);
        expect(got * unit <= whole && whole < (got + 1n) * unit).toBe(true);
      }),
    );
  });

  it('more spent never earns less, a higher multiplier never less, and a split bill never more', () => {
    proving(
      fc.property(amounts, amounts, price, multiplier, (one, other, dongPerPoint, percent) => {
        const together = points([...one, ...other], dongPerPoint, percent);
        expect(together).toBeGreaterThanOrEqual(points(one, dongPerPoint, percent));
        expect(together).toBeGreaterThanOrEqual(
          points(one, dongPerPoint, percent) + points(other, dongPerPoint, percent),
        );
        expect(points(one, dongPerPoint, percent + 1)).toBeGreaterThanOrEqual(points(one, dongPerPoint, percent));
      }),
    );
  });

  it('what points pay never earns, and the numbers of a bill always add up', () => {
    const parts = fc.record({
      amounts,
      tobacco: fc.integer({ min: 0, max: 1_000_000 }),
      cut: fc.nat(100),
      paid: fc.nat(100),
      extras: fc.nat(50_000),
    });
    proving(
      fc.property(parts, ({ amounts: found, tobacco, cut, paid, extras }) => {
        const goods = found.reduce((sum, amount) => sum + amount, 0);
        const order = bill(0, {
          lines: [...lines(...found), { gross: dong(tobacco), category: 'thuốc lá' }],
          orderDiscount: Math.floor(((goods + tobacco) * cut) / 100),
          extras,
        });
        const free = sumsOf(order, 0);
        const byPoints = dong(Math.floor((free.eligible * paid) / 100));
        const sums = sumsOf(order, byPoints);
        expect(sums.eligible).toBe(free.eligible - byPoints);
        expect(sums.gross - sums.discounts - sums.excluded - sums.paidByPoints).toBe(sums.eligible);
        expect(Math.min(sums.eligible, sums.excluded)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('I8 · any order of arrival of bills that share no boundary ends with the same points', () => {
    const sales = fc.array(fc.record({ amount: fc.nat(300_000), hour: fc.integer({ min: 0, max: 23 }) }), {
      maxLength: 8,
    });
    proving(
      fc.property(sales, fc.infiniteStream(fc.nat()), (found, picks) => {
        const day = startOf('2026-11-20' as LocalDate);
        const orders = found.map(({ amount, hour }) => bill(amount, { at: instant(day + hour * 3_600_000) }));
        const now = at('2026-11-21 10:00');
        const arrive = (arrived: readonly Order[]) =>
          arrived.reduce((account, order) => complete(account, order, null, rulesV3, now).account, newMember);
        const shuffled = orders
          .map((order) => ({ order, place: Number(picks.next().value) }))
          .sort((a, b) => a.place - b.place)
          .map(({ order }) => order);
        const [one, other] = [arrive(orders), arrive(shuffled)];
        expect(bucketsAt(one, now)).toEqual(bucketsAt(other, now));
        expect([one.counters, one.tier, one.lastOrderAt]).toEqual([other.counters, other.tier, other.lastOrderAt]);
      }),
      100,
    );
  });
});
