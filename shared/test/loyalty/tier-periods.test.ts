import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { openEntry } from '../../src/loyalty/entry-draft.ts';
import { decideEvent } from '../../src/loyalty/event.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import { decideCancel } from '../../src/loyalty/order-revised.ts';
import { giveTier } from '../../src/loyalty/tier-by-hand.ts';
import { progressAt } from '../../src/loyalty/tier-progress.ts';
import { reviewTier } from '../../src/loyalty/tier-review.ts';
import { visibleTiers } from '../../src/loyalty/tiers.ts';
import type { RuleVersion } from '../../src/programme/rule-document.ts';
import type { TieringRule } from '../../src/programme/tier-rule.ts';
import type { Instant } from '../../src/words/vietnam-time.ts';
import {
  at,
  bill,
  complete,
  day,
  dong,
  havingSpent,
  k0,
  kinds,
  newMember,
  points,
  rulesV3,
  rulesWith,
  tier,
} from './k0.ts';

/** The account as any moment shows it, with the reviews that are due. */
function reviewed(account: Account, now: Instant, rules: RuleVersion = rulesV3): Account {
  return reviewTier(openEntry(account, now), rules, now).account;
}

const tiering = (changes: Partial<TieringRule>) => rulesWith({ tiering: { ...k0.tiering, ...changes } });
const buy = (account: Account, amount: number, time: string, rules = rulesV3) =>
  complete(account, bill(amount, { at: at(time) }), null, rules).account;

/** Bạc since 03/11/2026 (T01), with so much spent in 2027. */
function bacSpending(amount: number, rules = rulesV3): Account {
  const bac = buy(newMember, 5_200_000, '2026-11-03 10:00', rules);
  return amount === 0 ? bac : buy(bac, amount, '2027-06-01 10:00', rules);
}

const newYear = at('2028-01-01 00:00:00');
const eve = at('2027-12-31 23:59:59');

describe('tier periods (C5)', () => {
  it('T02 · Bạc with 3.000.000đ in 2027 is Đồng at 01/01/2028 00:00 and not before', () => {
    const account = bacSpending(3_000_000);
    expect(reviewed(account, eve).tier.id).toBe('bac');
    expect(reviewed(account, newYear).tier).toMatchObject({ id: 'dong', since: '2028-01-01', lastDay: null });
  });

  it('T03 · exactly 4.000.000đ keeps Bạc to 31/12/2028', () => {
    expect(reviewed(bacSpending(4_000_000), newYear).tier).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
    expect(reviewed(bacSpending(3_999_999), newYear).tier.id).toBe('dong');
  });

  it('T04 · Kim cương with 1.000.000đ falls one step to Vàng, with FULL to Đồng, with NONE not at all', () => {
    const year = (rules: RuleVersion) => {
      const top = buy(newMember, 50_000_000, '2026-05-01 10:00', rules);
      return reviewed(buy(top, 1_000_000, '2027-05-01 10:00', rules), newYear, rules).tier.id;
    };
    expect(year(rulesV3)).toBe('vang');
    expect(year(tiering({ downgrade: 'FULL' }))).toBe('dong');
    expect(year(tiering({ downgrade: 'NONE' }))).toBe('kim-cuong');
  });

  it('T04 · years that nobody looked at fall one step each', () => {
    const top = buy(newMember, 50_000_000, '2026-05-01 10:00');
    expect(reviewed(top, at('2029-06-01 10:00')).tier).toMatchObject({ id: 'bac', lastDay: '2029-12-31' });
  });

  it('T05 · grace 30: Bạc stays to 30/01/2028, and 300.000đ on 20/01 keeps it and counts for 2028 too', () => {
    const rules = tiering({ graceDays: 30 });
    const short = bacSpending(3_700_000, rules);
    expect(reviewed(short, at('2028-01-30 23:59:59'), rules).tier.id).toBe('bac');
    expect(reviewed(short, at('2028-01-31 00:00'), rules).tier.id).toBe('dong');
    const kept = buy(short, 300_000, '2028-01-20 10:00', rules);
    expect(reviewed(kept, at('2028-01-31 00:00'), rules).tier).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
    expect(progressAt(kept, rules.document, at('2028-02-01 10:00')).spend).toBe(300_000);
  });

  it('T06 · rolling twelve months: entered 03/03/2026, last day 03/03/2027, reviewed 04/03/2027 00:00', () => {
    const rules = tiering({ window: 'ROLLING_12M' });
    const bac = buy(newMember, 5_000_000, '2026-03-03 10:00', rules);
    expect(bac.tier).toMatchObject({ id: 'bac', lastDay: '2027-03-03' });
    expect(reviewed(bac, at('2027-03-03 23:59:59'), rules).tier.id).toBe('bac');
    expect(reviewed(bac, at('2027-03-04 00:00'), rules).tier.id).toBe('dong');
    const kept = buy(bac, 4_000_000, '2027-03-03 20:00', rules);
    expect(reviewed(kept, at('2027-03-04 00:00'), rules).tier).toMatchObject({ id: 'bac', lastDay: '2028-03-04' });
  });

  it('anniversary years run from the day of joining', () => {
    const rules = tiering({ window: 'ANNIVERSARY' });
    const joined = { ...newMember, joinedOn: day('2026-06-15') };
    const bac = buy(joined, 5_000_000, '2026-07-01 10:00', rules);
    expect(bac.tier).toMatchObject({ id: 'bac', lastDay: '2028-06-14' });
    expect(reviewed(buy(bac, 4_000_000, '2027-06-14 23:00', rules), at('2028-06-15 00:00'), rules).tier.id).toBe(
      'dong',
    );
    expect(reviewed(buy(bac, 4_000_000, '2027-06-15 00:00', rules), at('2028-06-15 00:00'), rules).tier.id).toBe('bac');
  });

  it('for life a tier is never reviewed', () => {
    const rules = tiering({ window: 'LIFETIME' });
    const first = buy(newMember, 3_000_000, '2026-03-01 10:00', rules);
    const bac = buy(first, 2_000_000, '2031-03-01 10:00', rules);
    expect(reviewed(bac, at('2040-01-01 00:00'), rules).tier).toMatchObject({ id: 'bac', lastDay: null });
  });

  it('T11 · Vàng by hand until 30/06/2027: no fall before, then what the metric gives', () => {
    const given = giveTier(
      newMember,
      { tier: tier('vang'), until: day('2027-06-30') },
      rulesV3,
      at('2026-11-21 10:00'),
    );
    expect(reviewed(given.account, at('2027-06-30 23:59:59')).tier.id).toBe('vang');
    expect(reviewed(given.account, at('2027-07-01 00:00')).tier.id).toBe('dong');
    const spending = buy(given.account, 6_000_000, '2027-02-01 10:00');
    expect(spending.tier.id).toBe('vang');
    expect(reviewed(spending, at('2027-07-01 00:00')).tier).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
  });

  it('T12 · Bạc raised from 5M to 6M: holders keep it to 31/12/2027, new entrants need 6M', () => {
    const tiers = k0.tiers.map((step) => (step.id === 'bac' ? { ...step, enterDong: dong(6_000_000) } : step));
    const dearer = rulesWith({ tiers });
    const holder = buy(bacSpending(0), 100_000, '2026-12-05 10:00', dearer);
    expect(reviewed(holder, eve, dearer).tier.id).toBe('bac');
    const entrant = buy(newMember, 5_500_000, '2026-12-05 10:00', dearer);
    expect([entrant.tier.id, buy(entrant, 500_000, '2026-12-06 10:00', dearer).tier.id]).toEqual(['dong', 'bac']);
  });

  it('T13 · a hidden tier is there for its own members only', () => {
    const tiers = k0.tiers.map((step) => (step.id === 'vang' ? { ...step, hidden: true } : step));
    const { document } = rulesWith({ tiers });
    const seenBy = (held: string) => visibleTiers(document, tier(held)).map(({ id }) => id);
    expect(seenBy('bac')).toEqual(['dong', 'bac', 'kim-cuong']);
    expect(seenBy('vang')).toEqual(['dong', 'bac', 'vang', 'kim-cuong']);
    const progress = progressAt(havingSpent(newMember, 6_000_000, 'bac'), document, at('2026-11-21 10:00'));
    expect(progress.next?.tier.id).toBe('kim-cuong');
  });

  it('T09 · the gift of the top tier alone, once in a life', () => {
    const gift = (id: string) => points(id === 'vang' ? 100 : id === 'bac' ? 20 : 0);
    const rules = rulesWith({ tiers: k0.tiers.map((step) => ({ ...step, entryGiftPoints: gift(step.id) })) });
    const order = bill(16_000_000, { at: at('2026-11-03 10:00') });
    const jump = complete(newMember, order, null, rules);
    expect(kinds(jump)).toEqual(['EARN', 'TIER', 'BONUS']);
    expect(jump.postings.at(-1)).toMatchObject({ points: 100 });
    expect(jump.order).toMatchObject({ earned: 1_600, lots: ['1.0'] });
    const fallen = decideCancel(jump.account, { order, state: jump.order }, rules, at('2026-11-05 10:00')).account;
    expect(fallen.tier.id).toBe('dong');
    const again = complete(fallen, bill(16_000_000, { at: at('2026-11-06 10:00') }), null, rules);
    expect([again.account.tier.id, ...kinds(again)]).toEqual(['vang', 'EARN', 'TIER']);
  });

  it('a late bill of 2027 corrects the review that lowered the tier for want of it', () => {
    const fallen = buy(bacSpending(3_700_000), 100_000, '2028-01-05 10:00');
    expect(fallen.tier.id).toBe('dong');
    const late = bill(300_000, { at: at('2027-12-30 20:00') });
    const decision = complete(fallen, late, null, rulesV3, at('2028-01-06 09:00'));
    expect([decision.tierThen, decision.order.earned]).toEqual(['bac', 36]);
    expect(decision.account.tier).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
  });

  it('a late review changes no answer: whoever writes first posts it at its own moment', () => {
    const account = bacSpending(1_000_000);
    const job = reviewTier(openEntry(account, newYear), rulesV3, newYear);
    const swept = evolve(account, account.version + 1, job.postings, {});
    const muchLater = at('2028-03-01 10:00');
    const [now, later] = [swept, account].map((start) => buy(start, 200_000, '2028-03-01 10:00'));
    expect(now?.tier).toEqual(later?.tier);
    expect(now?.pastTiers).toEqual(later?.pastTiers);
    expect(progressAt(swept, k0, muchLater)).toEqual(progressAt(account, k0, muchLater));
  });

  it('N8 · in its last year a tier says what keeps it, by when, and where it would fall', () => {
    const account = bacSpending(2_750_000);
    expect(progressAt(bacSpending(0), k0, at('2026-12-01 10:00')).keep).toBeNull();
    expect(progressAt(account, k0, at('2027-11-30 10:00')).keep).toMatchObject({
      missing: 1_250_000,
      by: '2027-12-31',
      otherwise: { id: 'dong' },
    });
    expect(progressAt(bacSpending(4_000_000), k0, at('2027-11-30 10:00')).keep).toBeNull();
  });
});

describe('what a ladder measures (C5)', () => {
  it('points ever earned: spending and expiry leave them, returns do not', () => {
    const tiers = k0.tiers.map((step, place) => ({
      ...step,
      enterDong: dong(0),
      keepDong: dong(0),
      enterPoints: points(place * 300),
    }));
    const rules = rulesWith({ tiers, tiering: { ...k0.tiering, metrics: ['LIFETIME_POINTS'], window: 'LIFETIME' } });
    const below = buy(newMember, 2_999_999, '2026-03-01 10:00', rules);
    expect([below.tier.id, buy(below, 10_000, '2026-03-02 10:00', rules).tier.id]).toEqual(['dong', 'bac']);
  });

  it('orders and spend together, or either of them', () => {
    const tiers = k0.tiers.map((step, place) => ({ ...step, enterOrders: place * 2 }));
    const both = rulesWith({ tiers, tiering: { ...k0.tiering, metrics: ['NET_SPEND', 'ORDER_COUNT'] } });
    const either = rulesWith({ tiers, tiering: { ...both.document.tiering, match: 'ANY' } });
    const twice = (rules: RuleVersion, amount: number) =>
      buy(buy(newMember, amount, '2026-03-01 10:00', rules), 10_000, '2026-03-02 10:00', rules).tier.id;
    expect([twice(both, 6_000_000), twice(both, 10_000)]).toEqual(['bac', 'dong']);
    expect([twice(either, 6_000_000), twice(either, 10_000)]).toEqual(['bac', 'bac']);
    expect(buy(newMember, 6_000_000, '2026-03-01 10:00', both).tier.id).toBe('dong');
  });

  it('events: the third check-in of the year makes Bạc, and each gives its points', () => {
    const tiers = k0.tiers.map((step, place) => ({ ...step, enterEvents: place * 3 }));
    const rules = rulesWith({ tiers, tiering: { ...k0.tiering, metrics: ['EVENT_COUNT'] } });
    const checkIn = (account: Account, time: string) =>
      decideEvent(account, { businessTime: at(time), points: points(2) }, rules, at(time)).account;
    const twice = checkIn(checkIn(newMember, '2026-03-01 10:00'), '2026-03-02 10:00');
    const thrice = checkIn(twice, '2026-03-03 10:00');
    expect([twice.tier.id, thrice.tier.id, thrice.lifetimeEarned]).toEqual(['dong', 'bac', 6]);
    expect(checkIn(twice, '2027-03-03 10:00').tier.id).toBe('dong');
  });
});
