import { describe, expect, it } from 'vitest';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import { settle } from '../../src/loyalty/settle.ts';
import { at, available, bill, complete, kinds, memberWith, newMember, payNow, problem, rulesV3 } from './k0.ts';

describe('expiry (C4)', () => {
  it('X01 · earned 31/01/2026 lasts through 31/01/2027 and is gone at 00:00 on 01/02', () => {
    const { account } = complete(newMember, bill(1_000_000, { at: at('2026-01-31 15:00') }));
    expect(account.lots).toMatchObject([{ lastDay: '2027-01-31' }]);
    expect(available(account, at('2027-01-31 23:59:59'))).toBe(100);
    expect(available(account, at('2027-02-01 00:00:00'))).toBe(0);
  });

  it('X05 · earned 100 and spent 80: 20 expire, and the balance is 20 until then and 0 after', () => {
    const spent = complete(memberWith([100, '2026-11-21']), bill(5_000), null);
    const paid = complete(memberWith([100, '2026-11-21']), bill(200_000), payNow(80)).account;
    const own = paid.lots.find((lot) => lot.lastDay === '2026-11-21');
    expect(own?.remaining).toBe(20);
    expect(settle(paid, at('2026-11-22 00:00'))).toEqual([{ kind: 'EXPIRE', lot: '1.0', points: 20 }]);
    expect(available(spent.account, at('2026-11-21 23:00'))).toBe(100);
  });

  it('X06 · a job that runs twice or days late expires once, and the balance at 00:00:01 was already right', () => {
    const account = memberWith([60, '2026-11-21']);
    expect(available(account, at('2026-11-22 00:00:01'))).toBe(0);
    const late = at('2026-11-24 03:00');
    const settled = evolve(account, 2, settle(account, late), {});
    expect(settle(settled, late)).toEqual([]);
    expect(bucketsAt(settled, late)).toEqual(bucketsAt(account, late));
  });

  it('X06 · the next write posts what time has done before its own postings', () => {
    const decision = complete(memberWith([60, '2026-11-20']), bill(350_000));
    expect(kinds(decision)).toEqual(['EXPIRE', 'EARN']);
  });

  it('X07 · 17:30Z on the last day is already tomorrow in Vietnam: refused', () => {
    const order = bill(1_000_000);
    const late = decideOrder(
      memberWith([60, '2027-01-31']),
      { order, payment: payNow(50) },
      rulesV3,
      at('2027-01-31T17:30Z'),
    );
    expect(problem(late)).toEqual({ code: 'INSUFFICIENT_POINTS', available: 0 });
  });

  it('X10 · two lots of one day expire one by one, each by its own name', () => {
    const account = memberWith([30, '2026-11-20'], [40, '2026-11-20']);
    expect(settle(account, at('2026-11-21 00:00'))).toEqual([
      { kind: 'EXPIRE', lot: '1.0', points: 30 },
      { kind: 'EXPIRE', lot: '2.0', points: 40 },
    ]);
  });

  it('what expires within 30 days is told apart, with its first day', () => {
    const account = memberWith([30, '2026-12-21'], [40, '2026-12-22'], [5, '2026-12-01']);
    expect(bucketsAt(account, at('2026-11-21 10:00'))).toMatchObject({
      available: 75,
      expiringSoon: 35,
      expiringOn: '2026-12-01',
    });
  });
});
