import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import { decideCancel } from '../../src/loyalty/order-revised.ts';
import { decideRedeem } from '../../src/loyalty/redeem.ts';
import { settle } from '../../src/loyalty/settle.ts';
import { at, bill, complete, k0, newMember, points, rewardId, rulesV3, rulesWith, value } from './k0.ts';

const now = at('2026-11-21 10:00');
const pending = rulesWith({ earn: { ...k0.earn, pendingDays: 7 }, expiry: { kind: 'ROLLING_DAYS', days: 10 } });

/** Owes 50 and has 80 pending that can be spent from 28/11 to 08/12. */
function owingWithPending(): Account {
  const order = bill(500_000);
  const earned = complete(newMember, order);
  const gift = { reward: rewardId('ly-su'), points: points(50), limitPerMember: null };
  const spent = value(decideRedeem(earned.account, gift, now)).account;
  const owing = decideCancel(spent, { order, state: earned.order }, rulesV3, now).account;
  return complete(owing, bill(800_000), null, pending).account;
}

describe('debt (decisions 7)', () => {
  it('pending points pay it from the moment they can be spent, and not before', () => {
    const account = owingWithPending();
    expect(bucketsAt(account, at('2026-11-27 23:59:59'))).toMatchObject({
      available: 0,
      pending: 80,
      pendingOn: '2026-11-28',
      debt: 50,
    });
    expect(bucketsAt(account, at('2026-11-28 00:00:00'))).toMatchObject({ available: 30, pending: 0, debt: 0 });
  });

  it('X06 · a lot that matured and ended before anyone wrote has still paid the debt it met', () => {
    const account = owingWithPending();
    const later = at('2026-12-20 10:00');
    expect(settle(account, later)).toMatchObject([
      { kind: 'REPAY', points: 50 },
      { kind: 'EXPIRE', points: 30 },
    ]);
    const between = at('2026-12-01 10:00');
    const swept = evolve(account, account.version + 1, settle(account, between), {});
    expect(bucketsAt(swept, later)).toEqual(bucketsAt(account, later));
    expect(bucketsAt(account, later)).toMatchObject({ available: 0, debt: 0 });
  });
});
