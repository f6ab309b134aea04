import { describe, expect, it } from 'vitest';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { decideCapture, decideVoid } from '../../src/loyalty/hold.ts';
import type { Capture } from '../../src/loyalty/posting.ts';
import { decideGiveBack, decideRedeem, decideRewardHold } from '../../src/loyalty/redeem.ts';
import type { RedemptionId } from '../../src/words/ids.ts';
import { at, available, holdId, k0, memberWith, points, problem, rewardId, value } from './k0.ts';

const now = at('2026-11-21 10:00');
const cup = { reward: rewardId('ly-su'), points: points(60), limitPerMember: 1 };
const h1 = { hold: holdId('h1'), redemption: 'd1' as RedemptionId };

function redeemed() {
  const decision = value(decideRedeem(memberWith([100, '2026-12-31']), cup, now));
  return { account: decision.account, parts: (decision.postings[0] as Capture).parts };
}

describe('rewards (C7, decisions 12)', () => {
  it('a voucher takes its points at once', () => {
    const { account } = redeemed();
    expect([available(account), account.lifetimeSpent]).toEqual([40, 60]);
  });

  it('F12 · a gift cancelled before hand-over gives 60 back to their lot', () => {
    const { account, parts } = redeemed();
    const undone = decideGiveBack(account, { reward: cup.reward, parts }, now);
    expect(undone.postings).toMatchObject([{ kind: 'RESTORE', points: 60 }]);
    expect(undone.account.lots).toMatchObject([{ id: '1.0', remaining: 100, lastDay: '2026-12-31' }]);
    expect(undone.account.lifetimeSpent).toBe(0);
  });

  it('F13 · points whose lot is past its day come back for 30 days', () => {
    const decision = value(decideRedeem(memberWith([100, '2026-11-21']), cup, now));
    const { parts } = decision.postings[0] as Capture;
    const undone = decideGiveBack(decision.account, { reward: cup.reward, parts }, at('2026-12-02 09:00'));
    expect(undone.account.lots).toMatchObject([{ remaining: 60, lastDay: '2027-01-01' }]);
  });

  it('V14 · limit 1: a second is refused, and allowed again once the first is cancelled', () => {
    const { account, parts } = redeemed();
    expect(problem(decideRedeem(account, cup, now))).toEqual({ code: 'REWARD_LIMIT', limit: 1 });
    const undone = decideGiveBack(account, { reward: cup.reward, parts }, now).account;
    expect(decideRedeem(undone, cup, now).ok).toBe(true);
    expect(undone.counters).toEqual({});
  });

  it('V01 · too few points are said before anything is taken', () => {
    const refused = decideRedeem(memberWith([59, null]), cup, now);
    expect(problem(refused)).toEqual({ code: 'INSUFFICIENT_POINTS', available: 59 });
  });

  it('a reward at the counter is held, and captured when staff approve', () => {
    const held = value(decideRewardHold(memberWith([100, null]), { ...cup, ...h1 }, k0, now)).account;
    expect(bucketsAt(held, now)).toMatchObject({ available: 40, held: 60 });
    const approved = value(decideCapture(held, { hold: h1.hold, points: null }, now)).account;
    expect(bucketsAt(approved, now)).toMatchObject({ available: 40, held: 0 });
    expect(problem(decideRedeem(approved, cup, now))).toEqual({ code: 'REWARD_LIMIT', limit: 1 });
  });

  it('V14 · an open hold counts against the limit; refused or lapsed, it does not', () => {
    const held = value(decideRewardHold(memberWith([200, null]), { ...cup, ...h1 }, k0, now)).account;
    const second = { ...cup, hold: holdId('h2'), redemption: 'd2' as RedemptionId };
    expect(problem(decideRewardHold(held, second, k0, now))).toEqual({ code: 'REWARD_LIMIT', limit: 1 });
    const refused = value(decideVoid(held, { hold: h1.hold, because: 'SHOP' }, now)).account;
    expect(decideRewardHold(refused, second, k0, now).ok).toBe(true);
    expect(decideRewardHold(held, second, k0, at('2026-11-21 10:10')).ok).toBe(true);
  });

  it('V13 · a price raised while a hold is open does not change what is captured', () => {
    const held = value(decideRewardHold(memberWith([200, null]), { ...cup, ...h1, points: points(100) }, k0, now));
    const captured = value(decideCapture(held.account, { hold: h1.hold, points: null }, now));
    expect(captured.postings).toMatchObject([{ kind: 'CAPTURE', points: 100 }]);
  });
});
