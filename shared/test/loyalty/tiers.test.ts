import { describe, expect, it } from 'vitest';
import { progressAt } from '../../src/loyalty/tier-progress.ts';
import { at, bill, complete, earned, havingSpent, k0, kinds, memberWith, newMember, payNow } from './k0.ts';

const third = at('2026-11-03 10:00');

describe('tiers (C5)', () => {
  it('T01 · 4.900.000đ and 300.000đ more on 03/11/2026 make Bạc, valid to 31/12/2027', () => {
    const { account } = complete(havingSpent(newMember, 4_900_000, 'dong'), bill(300_000, { at: third }));
    expect(account.tier).toMatchObject({ id: 'bac', since: '2026-11-03', lastDay: '2027-12-31' });
  });

  it('T07 · spending or losing points changes neither tier nor progress', () => {
    const before = havingSpent(memberWith([600, '2026-11-21']), 6_000_000, 'bac');
    const paid = complete(before, bill(1_000_000), payNow(500)).account;
    expect(paid.tier).toEqual(before.tier);
    expect(progressAt(paid, k0, third).spend).toBe(6_500_000);
    const afterExpiry = complete(before, bill(0, { at: at('2026-11-25 10:00') })).account;
    expect(progressAt(afterExpiry, k0, third)).toEqual(progressAt(before, k0, third));
  });

  it('T09 · one bill of 16.000.000đ jumps from Đồng to Vàng and earns at Đồng', () => {
    const decision = complete(newMember, bill(16_000_000));
    expect(kinds(decision)).toEqual(['EARN', 'TIER']);
    expect([decision.account.tier.id, earned(decision)]).toEqual(['vang', 1_600]);
  });

  it('T10 · the first bill of a new member earns at the lowest tier', () => {
    const decision = complete(newMember, bill(120_000));
    expect([decision.tierThen, earned(decision)]).toEqual(['dong', 12]);
  });

  it('progress says what is missing to the next tier and to keep this one', () => {
    const progress = progressAt(havingSpent(newMember, 5_500_000, 'bac', '2026'), k0, third);
    expect(progress).toMatchObject({ tier: { id: 'bac' }, next: { tier: { id: 'vang' }, missing: 9_500_000 } });
    expect(progressAt(havingSpent(newMember, 60_000_000, 'kim-cuong'), k0, third).next).toBeNull();
  });

  it('a late bill of last year counts for last year', () => {
    const order = bill(300_000, { at: at('2026-12-31 23:00') });
    const { account } = complete(
      havingSpent(newMember, 4_900_000, 'dong'),
      order,
      null,
      undefined,
      at('2027-01-02 09:00'),
    );
    expect(account.tier).toMatchObject({ id: 'bac', lastDay: '2027-12-31' });
    expect(progressAt(account, k0, at('2027-01-02 09:00')).spend).toBe(0);
  });

  it('a year in which more came back than was bought shows no spend, never less than none', () => {
    const { spend, next } = progressAt(havingSpent(newMember, -83_000, 'dong'), k0, third);
    expect([spend, next?.missing]).toEqual([0, 5_083_000]);
  });

  it.each([
    [0, 'dong'],
    [4_999_999, 'dong'],
    [5_000_000, 'bac'],
    [14_999_999, 'bac'],
    [15_000_000, 'vang'],
    [50_000_000, 'kim-cuong'],
  ])('a year of %i đồng is %s', (spend, id) => {
    expect(complete(newMember, bill(spend)).account.tier.id).toBe(id);
  });
});
