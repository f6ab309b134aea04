import { describe, expect, it } from 'vitest';
import { counterOf, spendIn } from '../../src/loyalty/counters.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import { ruleAt } from '../../src/loyalty/rule-at.ts';
import { dongFromDecimal } from '../../src/words/money.ts';
import {
  at,
  available,
  bill,
  complete,
  dong,
  earned,
  havingSpent,
  k0,
  lines,
  memberWith,
  newMember,
  payNow,
  problem,
  published,
  rulesV3,
} from './k0.ts';

const now = at('2026-11-21 10:00');

describe('earning (C2)', () => {
  it('E01 · a bill of 350.000đ earns 35', () => {
    expect(earned(complete(newMember, bill(350_000)))).toBe(35);
  });

  it('E02 · 349.999đ earns 34, not 35', () => {
    expect(earned(complete(newMember, bill(349_999)))).toBe(34);
  });

  it('E03 · 9.999đ earns nothing, counts for the tier and is still in history', () => {
    const decision = complete(newMember, bill(9_999));
    expect(decision.postings).toMatchObject([{ kind: 'EARN', points: 0 }]);
    expect(decision.account.lots).toEqual([]);
    expect(counterOf(decision.account.counters, spendIn('2026'))).toBe(9_999);
    expect(decision.order).toMatchObject({ earned: 0, lots: [], eligible: 9_999 });
  });

  it('E04 · 100 points pay 100.000đ of 350.000đ, and 250.000đ earn 25', () => {
    const decision = complete(memberWith([100, null]), bill(350_000), payNow(100));
    expect(decision.arithmetic).toMatchObject({ paidByPoints: 100_000, eligible: 250_000 });
    expect(earned(decision)).toBe(25);
    expect(available(decision.account)).toBe(25);
  });

  it('E05 · asking 100.000 points for 350.000đ is refused with the ceiling of 175', () => {
    const result = decideOrder(
      memberWith([100_000, null]),
      { order: bill(350_000), payment: payNow(100_000) },
      rulesV3,
      now,
    );
    expect(problem(result)).toEqual({ code: 'CEILING', max: 175 });
  });

  it('E06 · an order discount spreads over excluded goods too; shipping never earns', () => {
    const order = bill(0, {
      lines: [{ gross: dong(120_000) }, { gross: dong(80_000), category: 'thuốc lá' }],
      orderDiscount: 20_000,
      extras: 30_000,
    });
    const decision = complete(newMember, order);
    expect(decision.arithmetic).toMatchObject({
      gross: 230_000,
      discounts: 20_000,
      excluded: 102_000,
      eligible: 108_000,
    });
    expect(earned(decision)).toBe(10);
  });

  it('E07 · three lines of 6.667đ earn 2 together, not 0 by a floor per line', () => {
    expect(earned(complete(newMember, bill(0, { lines: lines(6_667, 6_667, 6_667) })))).toBe(2);
  });

  it('E08 · Bạc earns 23 on 199.000đ', () => {
    expect(earned(complete(havingSpent(newMember, 5_000_000, 'bac'), bill(199_000)))).toBe(23);
  });

  it('E16 · the bill that reaches Bạc earns as Đồng, the next as Bạc', () => {
    const first = complete(havingSpent(newMember, 4_900_000, 'dong'), bill(300_000));
    expect(earned(first)).toBe(30);
    expect(first.account.tier.id).toBe('bac');
    const next = complete(first.account, bill(300_000, { at: at('2026-11-21 11:00') }));
    expect(earned(next)).toBe(36);
  });

  it('E17 · exactly 5.000.000đ this year is Bạc, one đồng less is not', () => {
    expect(complete(havingSpent(newMember, 4_800_000, 'dong'), bill(200_000)).account.tier.id).toBe('bac');
    expect(complete(havingSpent(newMember, 4_800_000, 'dong'), bill(199_999)).account.tier.id).toBe('dong');
  });

  it('E18 · deciding the same order again from the same account gives the same entry, so a lost race is harmless', () => {
    const order = bill(350_000);
    expect(complete(newMember, order)).toEqual(complete(newMember, order));
  });

  it('E24 · selling a gift card earns nothing', () => {
    const order = bill(0, { lines: [{ gross: dong(500_000), isGiftCard: true }] });
    expect(earned(complete(newMember, order))).toBe(0);
  });

  it('E25 · a bill meets the rules of its own business time, however late it is synced', () => {
    const v3 = published(k0, 3, '2026-01-01T00:00:00+07:00');
    const dearer = { ...k0, earn: { ...k0.earn, dongPerPoint: dong(20_000) } };
    const v4 = published(dearer, 4, '2026-11-21T00:00:00+07:00');
    const sale = (time: string) => {
      const order = bill(200_000, { at: at(time) });
      return complete(newMember, order, null, ruleAt([v4, v3], order.businessTime), at('2026-11-21 08:00'));
    };
    expect([sale('2026-11-20 23:50').order.ruleVersion, earned(sale('2026-11-20 23:50'))]).toEqual([3, 20]);
    expect([sale('2026-11-20T17:30Z').order.ruleVersion, earned(sale('2026-11-20T17:30Z'))]).toEqual([4, 10]);
  });

  it('E25 · of two versions from one moment the later published decides; before the first, the first', () => {
    const versions = [published(k0, 2, '2026-06-01T00:00:00Z'), published(k0, 3, '2026-06-01T00:00:00Z')];
    expect(ruleAt(versions, at('2026-06-02 09:00')).version).toBe(3);
    const scheduled = [published(k0, 1), published(k0, 2, '2026-11-21T00:00:00+07:00')];
    const inForce = ['2026-11-20 23:59:59', '2026-11-21 00:00:00'].map((time) => ruleAt(scheduled, at(time)).version);
    expect(inForce).toEqual([1, 2]);
    expect(ruleAt(versions, at('2026-01-01 09:00')).version).toBe(2);
  });

  it('E26 · a line of "199999.6000" is 200.000đ and earns 20', () => {
    const gross = dongFromDecimal('199999.6000');
    expect(gross).toBe(200_000);
    expect(earned(complete(newMember, bill(gross ?? 0)))).toBe(20);
  });

  it('E27 · below the minimum invoice a bill earns 0 and says why', () => {
    const rules = published({ ...k0, earn: { ...k0.earn, minimumInvoiceDong: dong(100_000) } });
    const below = complete(newMember, bill(99_999), null, rules);
    expect([earned(below), below.arithmetic]).toMatchObject([0, { reason: 'BELOW_MIN_INVOICE' }]);
    expect(earned(complete(newMember, bill(100_000), null, rules))).toBe(10);
  });

  it('a late bill meets the tier held at its own time, not the one reached since (decisions 6)', () => {
    const morning = complete(havingSpent(newMember, 4_900_000, 'dong'), bill(300_000, { at: at('2026-11-21 10:00') }));
    const late = complete(
      morning.account,
      bill(300_000, { at: at('2026-11-21 09:00') }),
      null,
      rulesV3,
      at('2026-11-21 12:00'),
    );
    expect([late.tierThen, earned(late)]).toEqual(['dong', 30]);
  });
});
