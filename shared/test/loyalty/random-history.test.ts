import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { decideAdjust } from '../../src/loyalty/adjust.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { sumParts } from '../../src/loyalty/consume.ts';
import type { Decision } from '../../src/loyalty/decision.ts';
import { openEntry } from '../../src/loyalty/entry-draft.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import { decideCapture, decideHold, decideVoid } from '../../src/loyalty/hold.ts';
import type { PostedOrder } from '../../src/loyalty/order.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import { decideCancel, decideEdit, decideReturn, type RevisedDecision } from '../../src/loyalty/order-revised.ts';
import type { Capture, Counted, Posting } from '../../src/loyalty/posting.ts';
import { decideGiveBack, decideRedeem } from '../../src/loyalty/redeem.ts';
import { settle } from '../../src/loyalty/settle.ts';
import type { Result } from '../../src/words/result.ts';
import { type Instant, instant } from '../../src/words/vietnam-time.ts';
import {
  at,
  back,
  bill,
  campaign,
  dong,
  holdId,
  k0,
  lines,
  newMember,
  plusPoints,
  points,
  rewardId,
  rulesWith,
  times,
} from './k0.ts';
import { proving } from './proving.ts';

const rules = rulesWith({
  expiry: { kind: 'ROLLING', months: 1 },
  earn: { ...k0.earn, pendingDays: 3, capPerDay: points(500) },
  tiering: { ...k0.tiering, graceDays: 10 },
  campaigns: [
    campaign('x2', { effect: times(200), group: 'more', weekdays: [6, 7] }),
    campaign('large', { effect: plusPoints(30), minimumDong: 500_000, usesPerMember: 3 }),
  ],
});
const reward = rewardId('ly-su');

interface Entry {
  readonly seq: number;
  readonly postings: readonly Posting[];
  readonly counted: Counted;
}

/** A member's life: the account, every entry it came from, and what can still be undone. */
class Life {
  account: Account = newMember;
  now: Instant = at('2026-01-05 09:00');
  readonly entries: Entry[] = [];
  readonly vouchers: Capture[] = [];
  /** Posted orders by place, with what is known of each since. */
  readonly orders: PostedOrder[] = [];
  holds = 0;

  /** Changes one of the posted orders, and remembers what is known of it then (I4, I5). */
  revise(place: number, decide: (posted: PostedOrder) => RevisedDecision, edited?: number): void {
    const at = this.orders.length === 0 ? -1 : place % this.orders.length;
    const posted = this.orders[at];
    if (posted === undefined) return;
    const decision = decide(posted);
    this.write({ ok: true, value: decision });
    const [first, ...others] = posted.order.lines;
    const isEdit = edited !== undefined && first !== undefined;
    const changed = isEdit ? { ...posted.order, lines: [{ ...first, gross: dong(edited) }, ...others] } : posted.order;
    this.orders[at] = { order: { ...changed, revision: decision.order.revision }, state: decision.order };
    expect(decision.order.taken).toBeLessThanOrEqual(decision.order.earned);
    expect(decision.order.restored).toBeLessThanOrEqual(sumParts(decision.order.spent));
  }

  write(result: Result<Decision, unknown>): Decision | null {
    if (!result.ok) return null;
    const { postings, counted, account } = result.value;
    this.entries.push({ seq: account.version, postings, counted });
    this.account = account;
    return result.value;
  }
}

type Step = (life: Life) => void;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.nat(60 * 24 * 20).map((minutes) => (life: Life) => {
    life.now = instant(life.now + minutes * 60_000);
  }),
  fc.tuple(fc.nat(3_000_000), fc.nat(120)).map(([amount, wanted]) => (life: Life) => {
    const payment = wanted === 0 ? null : { points: points(wanted), hold: null };
    const order = bill(0, { lines: lines(amount, Math.floor(amount / 3)), at: life.now });
    const paid = decideOrder(life.account, { order, payment }, rules, life.now);
    const posted = paid.ok ? paid : decideOrder(life.account, { order, payment: null }, rules, life.now);
    life.write(posted);
    if (posted.ok) life.orders.push({ order, state: posted.value.order });
  }),
  // A bill of up to two months ago arrives late, perhaps across a year's end or a review.
  fc.tuple(fc.nat(3_000_000), fc.nat(60)).map(([amount, days]) => (life: Life) => {
    const order = bill(amount, { at: instant(life.now - days * 86_400_000) });
    const posted = decideOrder(life.account, { order, payment: null }, rules, life.now);
    life.write(posted);
    if (posted.ok) life.orders.push({ order, state: posted.value.order });
  }),
  fc.tuple(fc.nat(30), fc.nat(1_000_000)).map(([place, amount]) => (life: Life) => {
    life.revise(place, (posted) =>
      decideReturn(life.account, { ...posted, lines: back(['1', amount]) }, rules, life.now),
    );
  }),
  fc.nat(30).map((place) => (life: Life) => {
    life.revise(place, (posted) => decideCancel(life.account, posted, rules, life.now));
  }),
  fc.tuple(fc.nat(30), fc.nat(2_000_000)).map(([place, amount]) => (life: Life) => {
    life.revise(
      place,
      ({ order, state }) => {
        const [first, ...others] = order.lines;
        const edited = { ...order, revision: order.revision + 1 };
        const corrected =
          first === undefined ? edited : { ...edited, lines: [{ ...first, gross: dong(amount) }, ...others] };
        return decideEdit(life.account, { order: corrected, state }, rules, life.now);
      },
      amount,
    );
  }),
  fc.integer({ min: -60, max: 60 }).map((change) => (life: Life) => {
    life.write(decideAdjust(life.account, { points: points(change) }, rules, life.now));
  }),
  fc.nat(150).map((wanted) => (life: Life) => {
    life.holds += 1;
    const hold = { hold: holdId(`h${life.holds}`), points: points(wanted), order: bill(10_000_000) };
    life.write(decideHold(life.account, hold, rules.document, life.now));
  }),
  fc.tuple(fc.nat(5), fc.nat(150)).map(([back, wanted]) => (life: Life) => {
    const hold = holdId(`h${life.holds - back}`);
    life.write(decideCapture(life.account, { hold, points: points(wanted) }, life.now));
  }),
  fc.tuple(fc.nat(5), fc.boolean()).map(([back, byShop]) => (life: Life) => {
    const because = byShop ? 'SHOP' : 'CUSTOMER';
    life.write(decideVoid(life.account, { hold: holdId(`h${life.holds - back}`), because }, life.now));
  }),
  fc.integer({ min: 1, max: 80 }).map((price) => (life: Life) => {
    const terms = { reward, points: points(price), limitPerMember: 3 };
    const decision = life.write(decideRedeem(life.account, terms, life.now));
    const captured = decision?.postings.find((posting) => posting.kind === 'CAPTURE');
    if (captured !== undefined) life.vouchers.push(captured);
  }),
  fc.constant((life: Life) => {
    const voucher = life.vouchers.pop();
    if (voucher === undefined) return;
    life.write({ ok: true, value: decideGiveBack(life.account, { reward, parts: voucher.parts }, life.now) });
  }),
  fc.constant((life: Life) => {
    const postings = settle(life.account, life.now);
    if (postings.length === 0) return;
    const account = evolve(life.account, life.account.version + 1, postings, {});
    life.write({ ok: true, value: { postings, counted: {}, tierThen: account.tier.id, arithmetic: null, account } });
  }),
);

function checkInvariants({ account, now, entries }: Life): void {
  const shown = bucketsAt(account, now);
  for (const amount of [shown.available, shown.held, shown.pending, shown.debt, shown.expiringSoon]) {
    expect(amount).toBeGreaterThanOrEqual(0);
  }
  for (const lot of account.lots) expect(lot.remaining).toBeGreaterThan(0);
  for (const hold of account.holds) expect(sumParts(hold.parts)).toBeGreaterThan(0);
  const { lots } = openEntry(account, now).account;
  expect(lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(shown.available + shown.pending);
  if (shown.debt > 0) expect(shown.available).toBe(0);
  const replayed = entries.reduce(
    (state, { seq, postings, counted }) => evolve(state, seq, postings, counted),
    newMember,
  );
  expect(replayed).toEqual(account);
}

/** What each lot was when it was made, and what of it expired, up to now. */
function lotsOf({ entries, account, now }: Life) {
  const made = new Map<string, number>();
  const expired = new Map<string, number>();
  const last = { seq: account.version + 1, postings: settle(account, now) };
  for (const { seq, postings } of [...entries, last]) {
    for (const [place, posting] of postings.entries()) {
      if ('availableAt' in posting) made.set(`${seq}.${place}`, posting.points);
      if (posting.kind === 'RESTORE' || posting.kind === 'RELEASE' || posting.kind === 'ADJUST') {
        // Points whose lot is past its day, and those of a correction, come as a lot named by this entry.
        const fresh = posting.parts.filter((part) => part.points > 0 && part.lot.startsWith(`${seq}.`));
        for (const part of fresh) made.set(part.lot, (made.get(part.lot) ?? 0) + part.points);
      }
      if (posting.kind === 'EXPIRE') expired.set(posting.lot, (expired.get(posting.lot) ?? 0) + posting.points);
    }
  }
  return { made, expired };
}

describe('any history of bills, holds, rewards, clock moves and jobs', () => {
  it('I1 I2 I3 I7 · keeps every bucket whole after each step, and replays to the stored account', () => {
    proving(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const life = new Life();
        for (const take of steps) {
          take(life);
          checkInvariants(life);
        }
      }),
      200,
    );
  });

  it('X06 · a job after every step changes no balance at any later moment', () => {
    proving(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(60 * 24 * 90), (steps, minutes) => {
        const life = new Life();
        for (const take of steps) take(life);
        const later = instant(life.now + minutes * 60_000);
        const swept = evolve(life.account, life.account.version + 1, settle(life.account, life.now), {});
        expect(bucketsAt(swept, later)).toEqual(bucketsAt(life.account, later));
      }),
      200,
    );
  });

  it('I6 · no lot expires more than it ever was', () => {
    proving(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const life = new Life();
        for (const take of steps) take(life);
        const { made, expired } = lotsOf(life);
        for (const [lot, gone] of expired) expect(gone).toBeLessThanOrEqual(made.get(lot) ?? 0);
      }),
      200,
    );
  });

  it('points are conserved: what ever came, less what was taken, is held, pending, spent, expired or repaid', () => {
    proving(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const life = new Life();
        for (const take of steps) take(life);
        const postings = [...life.entries.flatMap((entry) => entry.postings), ...settle(life.account, life.now)];
        const sum = (kind: Posting['kind']) =>
          postings.reduce(
            (total, posting) => total + (posting.kind === kind && 'points' in posting ? posting.points : 0),
            0,
          );
        const { available, pending, held, debt } = bucketsAt(life.account, life.now);
        const { lifetimeEarned, lifetimeSpent } = life.account;
        expect(lifetimeEarned).toBe(sum('EARN') + sum('BONUS') + sum('ADJUST') - sum('CLAWBACK'));
        expect(available + pending + held + lifetimeSpent + sum('EXPIRE') - debt).toBe(lifetimeEarned);
      }),
      200,
    );
  });
});
