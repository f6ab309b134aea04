import { describe, expect, it } from 'vitest';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { lastDayAfterChange, lastDayOfLot } from '../../src/loyalty/expiry.ts';
import { decideCancel } from '../../src/loyalty/order-revised.ts';
import type { ExpiryRule } from '../../src/programme/expiry-rule.ts';
import { type LocalDate, startOf } from '../../src/words/vietnam-time.ts';
import { at, available, bill, complete, day, k0, memberWith, newMember, payNow, rulesWith } from './k0.ts';

const lasts = (expiry: ExpiryRule, on: string): LocalDate | null => lastDayOfLot(expiry, day(on), startOf(day(on)));

describe('expiry policies (C4)', () => {
  it('X02 · one month from 31/01 is 28/02, or 29/02 in a leap year', () => {
    const month = { kind: 'ROLLING', months: 1 } as const;
    expect([lasts(month, '2027-01-31'), lasts(month, '2028-01-31')]).toEqual(['2027-02-28', '2028-02-29']);
  });

  it('X03 · six months to the end of the month: 05/11/2026 → 31/05/2027', () => {
    expect(lasts({ kind: 'END_OF', unit: 'MONTH', months: 6 }, '2026-11-05')).toBe('2027-05-31');
  });

  it('X04 · the end of next year, whatever day of 2026', () => {
    const nextYear = { kind: 'END_OF', unit: 'YEAR', months: 12 } as const;
    expect(['2026-01-01', '2026-12-31'].map((on) => lasts(nextYear, on))).toEqual(['2027-12-31', '2027-12-31']);
  });

  it.each([
    ['2026-01-15', 0, '2026-03-31'],
    ['2026-03-31', 0, '2026-03-31'],
    ['2026-04-01', 0, '2026-06-30'],
    ['2026-11-30', 3, '2027-03-31'],
  ])('the quarter of %s after %i months ends %s', (on, months, end) => {
    expect(lasts({ kind: 'END_OF', unit: 'QUARTER', months }, on)).toBe(end);
  });

  it('fixed days: the first of them that is far enough away, and 29/02 clamps', () => {
    const fixed: ExpiryRule = { kind: 'FIXED', dates: ['12-31', '06-30'], daysMin: 30 };
    expect([lasts(fixed, '2026-06-01'), lasts(fixed, '2026-06-10')]).toEqual(['2026-12-31', '2026-12-31']);
    expect([lasts(fixed, '2026-05-31'), lasts(fixed, '2026-12-05')]).toEqual(['2026-06-30', '2027-06-30']);
    expect(lasts({ kind: 'FIXED', dates: ['02-29'], daysMin: 0 }, '2026-03-01')).toBe('2027-02-28');
  });

  it('rolling days and never', () => {
    expect(lasts({ kind: 'ROLLING_DAYS', days: 90 }, '2026-11-21')).toBe('2027-02-19');
    expect(lasts({ kind: 'NEVER' }, '2026-11-21')).toBeNull();
  });

  it('X08 · inactivity: a purchase on the last day moves every lot to six months on', () => {
    const rules = rulesWith({ expiry: { kind: 'INACTIVITY', months: 6 } });
    const first = complete(newMember, bill(200_000, { at: at('2026-05-20 10:00') }), null, rules);
    expect(first.account.lots).toMatchObject([{ lastDay: '2026-11-20' }]);
    const second = complete(first.account, bill(100_000, { at: at('2026-11-20 22:00') }), null, rules);
    expect(second.account.lots.map((lot) => lot.lastDay)).toEqual(['2027-05-20', '2027-05-20']);
    expect(available(second.account, at('2027-05-20 23:59'))).toBe(30);
    expect(available(second.account, at('2027-05-21 00:00'))).toBe(0);
  });

  it('X08 · a late old order pulls no deadline back, and its own points live as long as the others', () => {
    const rules = rulesWith({ expiry: { kind: 'INACTIVITY', months: 6 } });
    const recent = complete(newMember, bill(200_000, { at: at('2026-11-20 10:00') }), null, rules);
    const old = bill(100_000, { at: at('2026-08-01 10:00') });
    const late = complete(recent.account, old, null, rules, at('2026-11-21 09:00'));
    expect(late.account.lots.map((lot) => lot.lastDay)).toEqual(['2027-05-20', '2027-05-20']);
  });

  it('X08 · a lot that already lives longer, or for ever, is not pulled back by a purchase', () => {
    const rules = rulesWith({ expiry: { kind: 'INACTIVITY', months: 6 } });
    const { account } = complete(memberWith([30, '2028-12-31'], [20, null]), bill(100_000), null, rules);
    expect(account.lots.map((lot) => lot.lastDay)).toEqual(['2027-05-21', '2028-12-31', null]);
  });

  it('X08 · points spent before a later purchase come back with the life it gave the others', () => {
    const rules = rulesWith({ expiry: { kind: 'INACTIVITY', months: 6 } });
    const order = bill(400_000, { at: at('2026-05-20 10:00') });
    const first = complete(memberWith([50, '2026-06-30']), order, payNow(50), rules);
    const later = complete(first.account, bill(100_000, { at: at('2026-10-20 10:00') }), null, rules);
    const refund = decideCancel(later.account, { order, state: first.order }, rules, at('2026-11-30 10:00'));
    expect(refund.postings).toMatchObject([{ kind: 'RESTORE', parts: [{ points: 50, lastDay: '2027-04-20' }] }, {}]);
  });

  it('X09 · from NEVER to twelve months on 01/12/2026: a lot of 2024 lives to 01/12/2027', () => {
    const policy = { kind: 'ROLLING', months: 12 } as const;
    const changed = day('2026-12-01');
    const lot = { availableOn: day('2024-03-05'), lastDay: null };
    expect(lastDayAfterChange(policy, lot, changed, startOf(changed))).toBe('2027-12-01');
  });

  it('X09 · never below the day of the change plus the new life; a longer life lengthens, a shorter one may shorten', () => {
    const changed = day('2026-12-01');
    const lot = { availableOn: day('2026-06-01'), lastDay: day('2027-06-01') };
    const after = (months: number) => lastDayAfterChange({ kind: 'ROLLING', months }, lot, changed, startOf(changed));
    expect([after(12), after(24), after(3)]).toEqual(['2027-06-01', '2028-06-01', '2027-03-01']);
    expect(lastDayAfterChange({ kind: 'NEVER' }, lot, changed, startOf(changed))).toBeNull();
  });

  it('a tier may have its own life of points', () => {
    const tiers = k0.tiers.map((tier) => (tier.id === 'dong' ? { ...tier, expiry: { kind: 'NEVER' } as const } : tier));
    expect(complete(newMember, bill(100_000), null, rulesWith({ tiers })).account.lots).toMatchObject([
      { lastDay: null },
    ]);
  });
});

describe('pending points (C2)', () => {
  it('P01 · seven days: completed 01/11 14:30, available 08/11 00:00, last day 08/11/2027', () => {
    const rules = rulesWith({ earn: { ...k0.earn, pendingDays: 7 } });
    const { account } = complete(newMember, bill(100_000, { at: at('2026-11-01 14:30') }), null, rules);
    expect(bucketsAt(account, at('2026-11-07 23:59:59'))).toMatchObject({ available: 0, pending: 10 });
    expect(bucketsAt(account, at('2026-11-08 00:00:00'))).toMatchObject({ available: 10, pending: 0 });
    expect(account.lots).toMatchObject([{ lastDay: '2027-11-08' }]);
  });
});
