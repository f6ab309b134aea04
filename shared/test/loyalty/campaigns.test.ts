import { describe, expect, it } from 'vitest';
import { counterOf, spendIn, usesOf } from '../../src/loyalty/counters.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import type { CampaignId } from '../../src/words/ids.ts';
import {
  at,
  bill,
  campaign,
  complete,
  dong,
  earned,
  havingSpent,
  k0,
  kinds,
  newMember,
  plusPoints,
  points,
  rulesWith,
  tier,
  times,
  value,
} from './k0.ts';

const vang = havingSpent(newMember, 15_000_000, 'vang');
const with_ = (...campaigns: ReturnType<typeof campaign>[]) => rulesWith({ campaigns });
const drinks = { gross: dong(56_000), category: 'đồ uống' };
const food = { gross: dong(39_000), category: 'đồ ăn' };

describe('multipliers (C2)', () => {
  it('E09 · Vàng ×1,5 with a campaign ×3 is ×3,5: 240.000đ earn 84, not 108', () => {
    const rules = with_(campaign('x3', { effect: times(300) }));
    expect(earned(complete(vang, bill(240_000), null, rules))).toBe(84);
  });

  it('E10 · of ×2 and ×3 in one group the best counts: 100.000đ earn 30', () => {
    const group = 'weekend';
    const rules = with_(campaign('x2', { effect: times(200), group }), campaign('x3', { effect: times(300), group }));
    expect(earned(complete(newMember, bill(100_000), null, rules))).toBe(30);
  });

  it('two campaigns without a group add up: ×2 and ×3 are ×4', () => {
    const rules = with_(campaign('x2', { effect: times(200) }), campaign('x3', { effect: times(300) }));
    expect(earned(complete(newMember, bill(100_000), null, rules))).toBe(40);
  });

  it('E11 · an exclusive ×5 sends the others away: 70.000đ earn 35', () => {
    const rules = with_(
      campaign('x3', { effect: times(300), priority: 9 }),
      campaign('x5', { effect: times(500), exclusive: true }),
      campaign('gift', { effect: plusPoints(50), priority: 9 }),
    );
    const decision = complete(newMember, bill(70_000), null, rules);
    expect([earned(decision), kinds(decision)]).toEqual([35, ['EARN']]);
  });

  it('E11 · the tier stays beside an exclusive campaign unless that replaces it', () => {
    const x5 = { effect: times(500), exclusive: true };
    expect(earned(complete(vang, bill(100_000), null, with_(campaign('x5', x5))))).toBe(55);
    const alone = with_(campaign('x5', { ...x5, replacesTier: true }));
    expect(earned(complete(vang, bill(100_000), null, alone))).toBe(50);
  });

  it('E12 · ×2 on drinks alone: 56.000đ and 39.000đ food earn 15 by one floor', () => {
    const rules = with_(campaign('drinks', { effect: times(200), categories: ['đồ uống'] }));
    const decision = complete(newMember, bill(0, { lines: [drinks, food] }), null, rules);
    expect(earned(decision)).toBe(15);
    expect(decision.arithmetic).toMatchObject({
      weighted: [
        { eligible: 56_000, multiplierPercent: 200 },
        { eligible: 39_000, multiplierPercent: 100 },
      ],
    });
  });

  it('E13 · a fixed bonus of 50 is its own posting after the floor', () => {
    const decision = complete(newMember, bill(88_000), null, with_(campaign('gift', { effect: plusPoints(50) })));
    expect(decision.postings).toMatchObject([
      { kind: 'EARN', points: 8 },
      { kind: 'BONUS', points: 50 },
    ]);
    expect(decision.order).toMatchObject({ earned: 58, lots: ['1.0', '1.1'] });
  });

  it('E28 · +0,5 for bills from 1.000.000đ: 150 at the threshold, 99 one đồng below', () => {
    const rules = with_(campaign('large', { effect: times(150), minimumDong: 1_000_000 }));
    expect(earned(complete(newMember, bill(1_000_000), null, rules))).toBe(150);
    expect(earned(complete(newMember, bill(999_999), null, rules))).toBe(99);
  });
});

describe('caps (C2)', () => {
  it('E14 · at most 200 an order: 2.600.000đ earn 200 and the entry notes 60 trimmed', () => {
    const rules = rulesWith({ earn: { ...k0.earn, capPerOrder: points(200) } });
    const decision = complete(newMember, bill(2_600_000), null, rules);
    expect([earned(decision), decision.arithmetic]).toMatchObject([200, { trimmed: 60 }]);
  });

  it('E15 · at most 300 a local day: 200, then 100, and the spend counts in full', () => {
    const rules = rulesWith({ earn: { ...k0.earn, capPerDay: points(300) } });
    const first = complete(newMember, bill(2_000_000), null, rules);
    const second = complete(first.account, bill(1_500_000, { at: at('2026-11-21 23:00') }), null, rules);
    expect([earned(first), earned(second)]).toEqual([200, 100]);
    expect(counterOf(second.account.counters, spendIn('2026'))).toBe(3_500_000);
    const tomorrow = complete(second.account, bill(1_000_000, { at: at('2026-11-22 00:00') }), null, rules);
    expect(earned(tomorrow)).toBe(100);
  });

  it('E14 · a cap trims the bonus before the base', () => {
    const rules = rulesWith({
      earn: { ...k0.earn, capPerOrder: points(30) },
      campaigns: [campaign('gift', { effect: plusPoints(50) })],
    });
    expect(complete(newMember, bill(250_000), null, rules).postings).toMatchObject([
      { kind: 'EARN', points: 25 },
      { kind: 'BONUS', points: 5 },
    ]);
  });
});

describe('campaigns (C8)', () => {
  const ids = (id: string) => id as CampaignId;

  it('C01 · with 15 left in the budget, 24 due give 15', () => {
    const rules = with_(campaign('x2', { effect: times(200), budgetPoints: 1_000 }));
    const asked = { order: bill(240_000), payment: null, claims: 'PREVIEW' } as const;
    const preview = value(decideOrder(newMember, asked, rules, at('2026-11-21 10:00')));
    expect(preview.budgets).toEqual([{ campaign: 'x2', points: 24 }]);
    const claims = [{ campaign: ids('x2'), points: points(15) }];
    const order = bill(240_000);
    const posted = value(decideOrder(newMember, { order, payment: null, claims }, rules, order.businessTime));
    expect([earned(posted), posted.budgets]).toEqual([39, [{ campaign: 'x2', points: 15 }]]);
    expect(posted.arithmetic).toMatchObject({ campaigns: [{ due: 24, given: 15 }] });
  });

  it('I10 · a campaign whose budget was not claimed gives nothing', () => {
    const rules = with_(campaign('x2', { effect: times(200), firstOrders: 100 }));
    expect(earned(complete(newMember, bill(240_000), null, rules))).toBe(24);
  });

  it('C02 · happy hour 09:00–11:00 takes 10:59:59 and not 11:00:00', () => {
    const rules = with_(campaign('happy', { effect: times(200), hours: { from: 540, until: 660 } }));
    const sale = (time: string) => earned(complete(newMember, bill(100_000, { at: at(time) }), null, rules));
    expect([sale('2026-11-21 10:59:59'), sale('2026-11-21 11:00:00')]).toEqual([20, 10]);
    expect([sale('2026-11-21 08:59:59'), sale('2026-11-21 09:00:00')]).toEqual([10, 20]);
  });

  it('C03 · "Vàng and above" does not take the very bill that makes Vàng', () => {
    const rules = with_(campaign('vip', { effect: times(200), tiers: [tier('vang'), tier('kim-cuong')] }));
    const first = complete(newMember, bill(16_000_000), null, rules);
    expect(earned(first)).toBe(1_600);
    const next = complete(first.account, bill(100_000, { at: at('2026-11-21 12:00') }), null, rules);
    expect(earned(next)).toBe(25);
  });

  it('C04 · a scheduled end goes by business time, an emergency stop by processing time', () => {
    const sale = bill(100_000, { at: at('2026-11-30 22:00') });
    const synced = at('2026-12-02 09:00');
    const scheduled = with_(campaign('x2', { effect: times(200), until: '2026-12-01T00:00:00+07:00' }));
    expect(earned(complete(newMember, sale, null, scheduled, synced))).toBe(20);
    const stopped = with_(campaign('x2', { effect: times(200), stoppedAt: '2026-11-30T21:00:00+07:00' }));
    expect(earned(complete(newMember, sale, null, stopped, synced))).toBe(10);
    const soldBeforeTheStop = bill(100_000, { at: at('2026-11-30 20:00') });
    expect(earned(complete(newMember, soldBeforeTheStop, null, stopped, synced))).toBe(10);
    expect(earned(complete(newMember, soldBeforeTheStop, null, stopped))).toBe(20);
  });

  it('C05 · the weekend is local: Friday 17:30Z is Saturday here', () => {
    const rules = with_(campaign('weekend', { effect: times(200), weekdays: [6, 7] }));
    expect(earned(complete(newMember, bill(100_000, { at: at('2026-11-20T17:30Z') }), null, rules))).toBe(20);
    expect(earned(complete(newMember, bill(100_000, { at: at('2026-11-20T16:30Z') }), null, rules))).toBe(10);
  });

  it('C06 · a limit of one per member binds a campaign that applies by itself', () => {
    const rules = with_(campaign('first', { effect: plusPoints(30), usesPerMember: 1 }));
    const first = complete(newMember, bill(100_000), null, rules);
    const second = complete(first.account, bill(100_000, { at: at('2026-11-21 11:00') }), null, rules);
    expect([earned(first), earned(second)]).toEqual([40, 10]);
    expect(counterOf(second.account.counters, usesOf(ids('first')))).toBe(1);
  });

  it('C06 · the points one member may get of a campaign are capped over orders', () => {
    const rules = with_(campaign('x2', { effect: times(200), pointsPerMember: 15 }));
    const first = complete(newMember, bill(100_000), null, rules);
    const second = complete(first.account, bill(100_000, { at: at('2026-11-21 11:00') }), null, rules);
    expect([earned(first), earned(second)]).toEqual([20, 15]);
  });

  it('a campaign of another branch or channel is not met', () => {
    const here = with_(campaign('x2', { effect: times(200), branches: ['ha-noi'] }));
    const there = with_(campaign('x2', { effect: times(200), branches: ['sai-gon'] }));
    const online = with_(campaign('x2', { effect: times(200), channels: ['online'] }));
    const earns = (rules: typeof here) => earned(complete(newMember, bill(100_000), null, rules));
    expect([earns(here), earns(there), earns(online)]).toEqual([20, 10, 10]);
  });
});
