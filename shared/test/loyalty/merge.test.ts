import { describe, expect, it } from 'vitest';
import { decideAdjust, decideImport, decideRedate } from '../../src/loyalty/adjust.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { decideHold } from '../../src/loyalty/hold.ts';
import { mergedLotId } from '../../src/loyalty/lots.ts';
import { decideErase, decideMergeIn, decideMergeOut, orderAfterMerge } from '../../src/loyalty/merge.ts';
import { decideCancel } from '../../src/loyalty/order-revised.ts';
import { decideRedeem } from '../../src/loyalty/redeem.ts';
import type { LotId } from '../../src/words/ids.ts';
import {
  at,
  available,
  bill,
  complete,
  day,
  havingSpent,
  holdId,
  k0,
  kinds,
  memberWith,
  newMember,
  points,
  problem,
  rewardId,
  rulesV3,
  value,
} from './k0.ts';

const now = at('2026-11-21 10:00');

describe('merging members (A01)', () => {
  it('A01 · 100 to 31/12 merged into 200: 300, both last days kept, the source empty', () => {
    const out = decideMergeOut(memberWith([100, '2026-12-31']), rulesV3, now);
    const merged = decideMergeIn(memberWith([200, '2027-06-30']), out.belongings, rulesV3, now);
    expect(available(merged.account, now)).toBe(300);
    expect(merged.account.lots.map(({ lastDay }) => lastDay)).toEqual(['2026-12-31', '2027-06-30']);
    expect(bucketsAt(out.account, now)).toMatchObject({ available: 0, held: 0, pending: 0, debt: 0 });
  });

  it('A01 · a debt that is brought is repaid from the lots together, first day first', () => {
    const order = bill(500_000);
    const earned = complete(newMember, order);
    const gift = { reward: rewardId('ly-su'), points: points(50), limitPerMember: null };
    const spent = value(decideRedeem(earned.account, gift, now)).account;
    const owing = decideCancel(spent, { order, state: earned.order }, rulesV3, now).account;
    const out = decideMergeOut(owing, rulesV3, now);
    expect(out.belongings.debt).toBe(50);
    const merged = decideMergeIn(memberWith([40, '2026-12-31'], [60, null]), out.belongings, rulesV3, now);
    expect(kinds(merged)).toEqual(['MERGE_IN', 'REPAY']);
    expect(merged.account.lots).toMatchObject([{ remaining: 50, lastDay: null }]);
  });

  it('A01 · spend adds up and can raise the tier; the better standing of the two stays', () => {
    const out = decideMergeOut(havingSpent(newMember, 3_000_000, 'dong'), rulesV3, now);
    const raised = decideMergeIn(havingSpent(newMember, 2_500_000, 'dong'), out.belongings, rulesV3, now);
    expect(raised.account.tier.id).toBe('bac');
    const vang = decideMergeOut(havingSpent(newMember, 16_000_000, 'vang'), rulesV3, now);
    const kept = decideMergeIn(newMember, vang.belongings, rulesV3, now);
    expect(kept.account.tier).toMatchObject({ id: 'vang', lastDay: '2027-12-31' });
  });

  it('A01 · open holds end before the move, so no point is left behind', () => {
    const held = value(
      decideHold(memberWith([100, null]), { hold: holdId('h1'), points: points(60), order: bill(1_000_000) }, k0, now),
    );
    const out = decideMergeOut(held.account, rulesV3, now);
    expect([out.belongings.parts, out.account.holds]).toMatchObject([[{ points: 100 }], []]);
  });

  it('A01 · an order of the merged member can still be returned: its lot is found under its new name', () => {
    const order = bill(400_000);
    const source = complete(newMember, order);
    const out = decideMergeOut(source.account, rulesV3, now);
    const merged = decideMergeIn(memberWith([25, null]), out.belongings, rulesV3, now);
    const state = orderAfterMerge(source.order, merged.account.version);
    const refund = decideCancel(merged.account, { order, state }, rulesV3, now);
    expect(refund.account.lots).toMatchObject([{ id: '1.0', remaining: 25 }]);
  });

  it('A01, F10 · a lot that expired before the merge is not clawed back after it', () => {
    const order = bill(400_000);
    const source = complete(newMember, order);
    const late = at('2028-01-01 10:00');
    const out = decideMergeOut(source.account, rulesV3, late);
    const merged = decideMergeIn(memberWith([25, null]), out.belongings, rulesV3, late);
    const state = orderAfterMerge(source.order, merged.account.version);
    const refund = decideCancel(merged.account, { order, state }, rulesV3, late);
    expect([refund.arithmetic.expired, refund.arithmetic.taken]).toEqual([40, 0]);
    expect(available(refund.account, late)).toBe(25);
  });

  it('A01 · the latest purchase of the two is the latest of the survivor', () => {
    const source = complete(newMember, bill(400_000));
    const merged = decideMergeIn(newMember, decideMergeOut(source.account, rulesV3, now).belongings, rulesV3, now);
    expect(merged.account.lastOrderAt).toBe(source.account.lastOrderAt);
  });

  it('merged lots never share a name, also after a merge of merges', () => {
    const ids: LotId[] = ['1.0', '10.0', '1.10', '11.0', '1.1', '101.0', '10.1', '2.1001'];
    const once = ids.map((id) => mergedLotId(7, id));
    const twice = [...ids, ...once].map((id) => mergedLotId(9, id));
    expect(new Set(twice).size).toBe(twice.length);
  });
});

describe('erasing, adjusting, importing', () => {
  it('A04 · erasing ends holds and leaves no lot, pending or debt', () => {
    const held = value(
      decideHold(memberWith([100, null]), { hold: holdId('h1'), points: points(60), order: bill(1_000_000) }, k0, now),
    );
    const erased = decideErase(held.account, now);
    expect(kinds(erased)).toEqual(['RELEASE', 'ERASE']);
    expect(bucketsAt(erased.account, now)).toMatchObject({ available: 0, held: 0, pending: 0, debt: 0 });
  });

  it('a correction by hand adds a lot by today’s policy, or takes what is there and never more', () => {
    const more = value(decideAdjust(memberWith([30, null]), { points: points(20) }, rulesV3, now));
    expect(more.account.lots).toMatchObject([{ remaining: 20, lastDay: '2027-11-21' }, { remaining: 30 }]);
    const less = value(decideAdjust(memberWith([30, null]), { points: points(-20) }, rulesV3, now));
    expect(available(less.account)).toBe(10);
    const refused = decideAdjust(memberWith([30, null]), { points: points(-31) }, rulesV3, now);
    expect(problem(refused)).toEqual({ code: 'INSUFFICIENT_POINTS', available: 30 });
  });

  it('imported points keep the last day they had, or take the programme’s', () => {
    const brought = decideImport(newMember, { points: points(70), lastDay: day('2026-12-31') }, rulesV3, now);
    expect(brought.account.lots).toMatchObject([{ remaining: 70, lastDay: '2026-12-31' }]);
    const byPolicy = decideImport(newMember, { points: points(70), lastDay: 'BY_POLICY' }, rulesV3, now);
    expect(byPolicy.account.lots).toMatchObject([{ lastDay: '2027-11-21' }]);
  });

  it('X09 · after a change of policy each lot gets its day once, held shares too', () => {
    const held = value(
      decideHold(memberWith([100, null]), { hold: holdId('h1'), points: points(60), order: bill(1_000_000) }, k0, now),
    ).account;
    const change = { expiry: { kind: 'ROLLING', months: 12 } as const, changedOn: day('2026-12-01') };
    const redated = decideRedate(held, change, now)?.account;
    if (redated === undefined) throw new Error('nothing was redated');
    expect([redated.lots[0]?.lastDay, redated.holds[0]?.parts[0]?.lastDay]).toEqual(['2027-12-01', '2027-12-01']);
    expect(decideRedate(redated, change, now)).toBeNull();
  });
});
