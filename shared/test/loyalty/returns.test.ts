import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { counterOf, ordersIn, spendIn } from '../../src/loyalty/counters.ts';
import type { OrderDecision } from '../../src/loyalty/decision.ts';
import type { Order } from '../../src/loyalty/order.ts';
import {
  decideCancel,
  decideEdit,
  decideReturn,
  judgeRevision,
  type RevisedDecision,
} from '../../src/loyalty/order-revised.ts';
import { decideRedeem } from '../../src/loyalty/redeem.ts';
import type { RuleVersion } from '../../src/programme/rule-document.ts';
import type { Instant } from '../../src/words/vietnam-time.ts';
import {
  at,
  available,
  back,
  bill,
  campaign,
  complete,
  dong,
  havingSpent,
  k0,
  lines,
  memberWith,
  newMember,
  payNow,
  plusPoints,
  points,
  published,
  rewardId,
  rulesV3,
  rulesWith,
  value,
} from './k0.ts';

const later = at('2026-11-21 15:00');

/** A posted bill and what happens to it, step by step. */
function posted(decision: OrderDecision, order: Order, rules: RuleVersion = rulesV3) {
  return {
    account: decision.account,
    state: decision.order,
    take(account: Account, state: typeof decision.order, amounts: ReturnType<typeof back>, now: Instant = later) {
      return decideReturn(account, { order, state, lines: amounts }, rules, now);
    },
  };
}

function spendOnGift(account: Account, price: number, now: Instant = later): Account {
  const terms = { reward: rewardId('ly-su'), points: points(price), limitPerMember: null };
  return value(decideRedeem(account, terms, now)).account;
}

function returnAll(decision: OrderDecision, order: Order, rules: RuleVersion = rulesV3, now = later) {
  return decideCancel(decision.account, { order, state: decision.order }, rules, now);
}

const taken = ({ arithmetic }: RevisedDecision) => arithmetic.taken;

describe('returns (C6)', () => {
  const e04 = () => {
    const order = bill(0, { lines: lines(140_000, 210_000) });
    return { order, decision: complete(memberWith([100, '2026-12-31']), order, payNow(100)) };
  };

  it('F01 · E04 wholly refunded: 100 back to their lot, 25 taken, 250.000đ in money, balance 100', () => {
    const { order, decision } = e04();
    const refund = returnAll(decision, order);
    expect(refund.arithmetic).toMatchObject({ restored: 100, taken: 25, cash: 250_000 });
    expect(refund.postings.map(({ kind }) => kind)).toEqual(['RESTORE', 'CLAWBACK']);
    expect(refund.account.lots).toMatchObject([{ id: '1.0', remaining: 100, lastDay: '2026-12-31' }]);
    expect(available(refund.account, later)).toBe(100);
  });

  it('F02 · goods of 140.000đ of E04 return: 40 points, 100.000đ, target 15, 10 taken', () => {
    const { order, decision } = e04();
    const refund = posted(decision, order).take(decision.account, decision.order, back(['1', 140_000]));
    expect(refund.arithmetic).toMatchObject({ restored: 40, cash: 100_000, target: 15, taken: 10, eligible: 150_000 });
  });

  it('F03 · 299.000đ in two refunds takes 9 then 20, never 30', () => {
    const order = bill(299_000);
    const { account, state, take } = posted(complete(newMember, order), order);
    const first = take(account, state, back(['1', 99_000]));
    const second = take(first.account, first.order, back(['1', 200_000]));
    expect([taken(first), taken(second)]).toEqual([9, 20]);
  });

  it('F03 · 199.999đ in three refunds of 66.666đ takes 6, 7 and 6', () => {
    const order = bill(199_999);
    const { account, state, take } = posted(complete(newMember, order), order);
    const first = take(account, state, back(['1', 66_666]));
    const second = take(first.account, first.order, back(['1', 66_666]));
    const third = take(second.account, second.order, back(['1', 66_667]));
    expect([first, second, third].map(taken)).toEqual([6, 7, 6]);
  });

  it('F04 · 50 were earned by rule 3: today’s dearer rule changes nothing, 50 are taken', () => {
    const order = bill(500_000);
    const refund = returnAll(complete(newMember, order), order, rulesV3);
    expect(taken(refund)).toBe(50);
    const today = published({ ...k0, earn: { ...k0.earn, dongPerPoint: dong(5_000) } }, 4);
    expect(complete(newMember, bill(500_000), null, today).order.earned).toBe(100);
  });

  it('F05 · 30 were earned at Đồng: as Vàng, 30 are taken and not 45', () => {
    const order = bill(300_000);
    const earned = complete(newMember, order);
    const vang = complete(earned.account, bill(16_000_000, { at: at('2026-11-21 11:00') })).account;
    const refund = decideCancel(vang, { order, state: earned.order }, rulesV3, later);
    expect(taken(refund)).toBe(30);
    // A part that stays is worth what it was at Đồng, 20, not the 30 it would be worth now.
    const part = decideReturn(vang, { order, state: earned.order, lines: back(['1', 100_000]) }, rulesV3, later);
    expect(taken(part)).toBe(10);
  });

  it('F06 · 50 earned and spent, then refunded: debt 50, and the next 80 leave 30', () => {
    const order = bill(500_000);
    const earned = complete(newMember, order);
    const refund = decideCancel(spendOnGift(earned.account, 50), { order, state: earned.order }, rulesV3, later);
    expect(bucketsAt(refund.account, later)).toMatchObject({ available: 0, debt: 50 });
    const next = complete(refund.account, bill(800_000, { at: later }));
    expect(next.postings.map(({ kind }) => kind)).toEqual(['EARN', 'REPAY']);
    expect(bucketsAt(next.account, later)).toMatchObject({ available: 30, debt: 0 });
  });

  it('F07 · with CLAMP nothing is owed: 50 are written off and the next 80 are 80', () => {
    const rules = rulesWith({ returns: { clawback: 'CLAMP' } });
    const order = bill(500_000);
    const earned = complete(newMember, order, null, rules);
    const refund = decideCancel(spendOnGift(earned.account, 50), { order, state: earned.order }, rules, later);
    expect(refund.postings).toMatchObject([
      { kind: 'CLAWBACK', points: 0, debt: 0 },
      { kind: 'WRITEOFF', points: 50 },
    ]);
    expect(bucketsAt(refund.account, later)).toMatchObject({ available: 0, debt: 0 });
    expect(available(complete(refund.account, bill(800_000, { at: later }), null, rules).account, later)).toBe(80);
  });

  it('F08 · the same goods returned again take nothing', () => {
    const order = bill(299_000);
    const { account, state, take } = posted(complete(newMember, order), order);
    const first = take(account, state, back(['1', 299_000]));
    const again = take(first.account, first.order, back(['1', 299_000]));
    expect([again.arithmetic.taken, again.arithmetic.cash, again.arithmetic.restored]).toEqual([0, 0, 0]);
  });

  it('F10 · a lot of 40 that expired whole leaves nothing to take', () => {
    const order = bill(400_000);
    const decision = complete(newMember, order);
    const past = at('2027-11-22 09:00');
    expect(taken(returnAll(decision, order, rulesV3, past))).toBe(0);
  });

  it('F11 · 260.000đ with +30 from 200.000đ: returning 100.000đ takes 10 and the bonus', () => {
    const rules = rulesWith({
      campaigns: [campaign('gift', { effect: plusPoints(30), minimumDong: 200_000 })],
    });
    const order = bill(0, { lines: lines(160_000, 100_000) });
    const decision = complete(newMember, order, null, rules);
    expect(decision.order.earned).toBe(56);
    const refund = posted(decision, order, rules).take(decision.account, decision.order, back(['2', 100_000]));
    expect(refund.arithmetic).toMatchObject({ target: 16, taken: 40 });
    expect(refund.budgets).toEqual([{ campaign: 'gift', points: -30 }]);
  });

  it('F13 · spent from a lot that ended 21/11, refunded 02/12: a new lot to 01/01/2027', () => {
    const order = bill(350_000);
    const decision = complete(memberWith([100, '2026-11-21']), order, payNow(100));
    const refund = returnAll(decision, order, rulesV3, at('2026-12-02 09:00'));
    expect(refund.account.lots).toMatchObject([{ remaining: 100, lastDay: '2027-01-01' }]);
  });

  it('F14 · 100 points over lines of 40, 40 and 20 % return 40, 40, 20, and a fourth event 0', () => {
    const order = bill(0, { lines: lines(400_000, 400_000, 200_000) });
    const { account, state, take } = posted(complete(memberWith([100, null]), order, payNow(100)), order);
    const first = take(account, state, back(['1', 400_000]));
    const second = take(first.account, first.order, back(['2', 400_000]));
    const third = take(second.account, second.order, back(['3', 200_000]));
    const fourth = take(third.account, third.order, back(['3', 200_000]));
    expect([first, second, third, fourth].map(({ arithmetic }) => arithmetic.restored)).toEqual([40, 40, 20, 0]);
  });

  it('F15 · own lot spent: 25 are taken from another lot, 10 stay, no debt', () => {
    const order = bill(250_000);
    const earned = complete(newMember, order);
    const another = complete(earned.account, bill(400_000, { at: at('2026-11-22 10:00') })).account;
    const spent = spendOnGift(another, 30, at('2026-11-22 11:00'));
    expect(spent.lots).toMatchObject([{ id: '2.0', remaining: 35 }]);
    const refund = decideCancel(spent, { order, state: earned.order }, rulesV3, at('2026-11-22 15:00'));
    expect(bucketsAt(refund.account, at('2026-11-22 15:00'))).toMatchObject({ available: 10, debt: 0 });
  });

  it('F16 · a lot of 40, 15 spent and 25 expired: only 15 are taken', () => {
    const order = bill(400_000);
    const earned = complete(newMember, order);
    const spent = complete(earned.account, bill(30_000, { at: at('2026-11-21 11:00') }), payNow(15)).account;
    const refund = decideCancel(spent, { order, state: earned.order }, rulesV3, at('2027-11-22 09:00'));
    expect(refund.arithmetic).toMatchObject({ expired: 25, taken: 15 });
    expect(bucketsAt(refund.account, at('2027-11-22 09:00')).debt).toBe(15);
  });

  it('P02 · 40 pending, wholly refunded: pending 0, available unchanged, no debt', () => {
    const rules = rulesWith({ earn: { ...k0.earn, pendingDays: 7 } });
    const order = bill(400_000, { at: at('2026-11-01 14:30') });
    const decision = complete(memberWith([20, null]), order, null, rules);
    expect(bucketsAt(decision.account, at('2026-11-01 15:00'))).toMatchObject({ available: 20, pending: 40 });
    const refund = returnAll(decision, order, rules, at('2026-11-05 09:00'));
    expect(bucketsAt(refund.account, at('2026-11-05 09:00'))).toMatchObject({ available: 20, pending: 0, debt: 0 });
  });

  it('P03 · of a pending bill of 400.000đ, 150.000đ return: 25 stay pending', () => {
    const rules = rulesWith({ earn: { ...k0.earn, pendingDays: 7 } });
    const order = bill(400_000, { at: at('2026-11-01 14:30') });
    const { account, state, take } = posted(complete(newMember, order, null, rules), order, rules);
    const refund = take(account, state, back(['1', 150_000]), at('2026-11-05 09:00'));
    expect(bucketsAt(refund.account, at('2026-11-05 09:00'))).toMatchObject({ available: 0, pending: 25 });
  });

  it('T08 · Bạc by 5.200.000đ, buys 100.000đ for 12, then returns 500.000đ: Đồng at once, the 12 stay', () => {
    const order = bill(500_000, { at: at('2026-11-03 10:00') });
    const first = complete(havingSpent(newMember, 4_700_000, 'dong'), order);
    expect(first.account.tier.id).toBe('bac');
    const second = complete(first.account, bill(100_000, { at: at('2026-11-04 10:00') }));
    expect(second.order.earned).toBe(12);
    const refund = decideCancel(second.account, { order, state: first.order }, rulesV3, later);
    expect(refund.account.tier.id).toBe('dong');
    expect(counterOf(refund.account.counters, spendIn('2026'))).toBe(4_800_000);
    expect(available(refund.account, later)).toBe(12);
  });
});

describe('edits and cancels (C2)', () => {
  it('E19 · a bill corrected from 500.000đ to 420.000đ is one adjustment of −8', () => {
    const decision = complete(newMember, bill(500_000, { orderId: 'HD-e19' }));
    const order = { ...bill(420_000, { orderId: 'HD-e19' }), revision: 2 };
    const edit = decideEdit(decision.account, { order, state: decision.order }, rulesV3, later);
    expect(edit.postings).toMatchObject([{ kind: 'ADJUST', points: -8 }]);
    expect([available(edit.account, later), edit.order.revision, edit.order.eligible]).toEqual([42, 2, 420_000]);
  });

  it('E19 · corrected upwards, the difference is given with the life of the first', () => {
    const decision = complete(newMember, bill(420_000));
    const order = { ...bill(500_000), revision: 2 };
    const edit = decideEdit(decision.account, { order, state: decision.order }, rulesV3, later);
    expect(edit.postings).toMatchObject([{ kind: 'ADJUST', points: 8, parts: [{ lastDay: '2027-11-21' }] }]);
    expect(available(edit.account, later)).toBe(50);
    const undone = decideCancel(edit.account, { order, state: edit.order }, rulesV3, later);
    expect(available(undone.account, later)).toBe(0);
  });

  it('E19 · corrected to less than what already came back, the bill is worth nothing and counts no more', () => {
    const order = bill(299_000);
    const { account, state, take } = posted(complete(newMember, order), order);
    const refund = take(account, state, back(['1', 200_000]));
    const corrected = { ...bill(150_000), revision: 2 };
    const edit = decideEdit(refund.account, { order: corrected, state: refund.order }, rulesV3, later);
    expect([available(edit.account, later), edit.order.eligible, edit.order.whole]).toEqual([0, 0, true]);
    expect(counterOf(edit.account.counters, ordersIn('2026'))).toBe(0);
  });

  it('E19 · corrected below what points had paid, and then cancelled, all the points come back', () => {
    const order = bill(350_000);
    const decision = complete(memberWith([100, null]), order, payNow(100));
    const corrected = { ...bill(60_500), revision: 2 };
    const edit = decideEdit(decision.account, { order: corrected, state: decision.order }, rulesV3, later);
    expect(edit.order).toMatchObject({ eligible: 0, restored: 0 });
    const undone = decideCancel(edit.account, { order: corrected, state: edit.order }, rulesV3, later);
    expect([undone.arithmetic.restored, available(undone.account, later)]).toEqual([100, 100]);
  });

  it('E20 · a lower revision is stale, the same is a repetition', () => {
    const { order: state } = complete(newMember, { ...bill(500_000), revision: 5 });
    expect([4, 5, 6].map((revision) => judgeRevision(state, revision))).toEqual(['STALE', 'SAME', 'NEWER']);
  });

  it('E21 · a cancelled bill is wholly reversed: points, spend and count; completed again, it counts again', () => {
    const order = bill(350_000);
    const decision = complete(newMember, order);
    const cancelled = returnAll(decision, order);
    expect(available(cancelled.account, later)).toBe(0);
    expect(counterOf(cancelled.account.counters, spendIn('2026'))).toBe(0);
    expect(counterOf(cancelled.account.counters, ordersIn('2026'))).toBe(0);
    const revived = { ...order, revision: 2 };
    const again = decideEdit(cancelled.account, { order: revived, state: cancelled.order }, rulesV3, later);
    expect(available(again.account, later)).toBe(35);
    expect(counterOf(again.account.counters, ordersIn('2026'))).toBe(1);
  });
});
