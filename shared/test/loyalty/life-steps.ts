import fc from 'fast-check';
import { decideAdjust, decideImport, decideRedate } from '../../src/loyalty/adjust.ts';
import { closeEntry, openEntry } from '../../src/loyalty/entry-draft.ts';
import { decideEvent } from '../../src/loyalty/event.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import { decideCapture, decideHold, decideVoid } from '../../src/loyalty/hold.ts';
import { decideMergeIn, decideMergeOut, orderAfterMerge } from '../../src/loyalty/merge.ts';
import { decideCancel, decideEdit, decideReturn } from '../../src/loyalty/order-revised.ts';
import { decideGiveBack, decideRedeem } from '../../src/loyalty/redeem.ts';
import { settle } from '../../src/loyalty/settle.ts';
import { giveTier } from '../../src/loyalty/tier-by-hand.ts';
import { reviewTier } from '../../src/loyalty/tier-review.ts';
import type { ExpiryRule } from '../../src/programme/expiry-rule.ts';
import type { RuleDocument } from '../../src/programme/rule-document.ts';
import { addDays, instant, localDateOf } from '../../src/words/vietnam-time.ts';
import { back, bill, dong, holdId, k0, lines, points, rewardId, tier } from './k0.ts';
import { Life } from './life.ts';

const reward = rewardId('ly-su');
const dayMs = 86_400_000;

export type Step = (life: Life) => void;

const bills: readonly fc.Arbitrary<Step>[] = [
  fc.tuple(fc.nat(3_000_000), fc.nat(120)).map(([amount, wanted]) => (life: Life) => {
    life.sell(bill(0, { lines: lines(amount, Math.floor(amount / 3)), at: life.now }), wanted);
  }),
  // A bill of up to two months ago arrives late, perhaps across a year's end, a review or other rules.
  fc.tuple(fc.nat(3_000_000), fc.nat(60)).map(([amount, days]) => (life: Life) => {
    life.sell(bill(amount, { at: instant(life.now - days * dayMs) }), 0);
  }),
  fc.tuple(fc.nat(30), fc.nat(1_000_000)).map(([place, amount]) => (life: Life) => {
    life.revise(place, (posted, rules) =>
      decideReturn(life.account, { ...posted, lines: back(['1', amount]) }, rules, life.now),
    );
  }),
  fc.nat(30).map((place) => (life: Life) => {
    life.revise(place, (posted, rules) => decideCancel(life.account, posted, rules, life.now));
  }),
  fc.tuple(fc.nat(30), fc.nat(2_000_000)).map(([place, amount]) => (life: Life) => {
    life.revise(
      place,
      ({ order, state }, rules) => {
        const [first, ...others] = order.lines;
        const edited = { ...order, revision: order.revision + 1 };
        const corrected =
          first === undefined ? edited : { ...edited, lines: [{ ...first, gross: dong(amount) }, ...others] };
        return decideEdit(life.account, { order: corrected, state }, rules, life.now);
      },
      amount,
    );
  }),
];

const spending: readonly fc.Arbitrary<Step>[] = [
  fc.nat(150).map((wanted) => (life: Life) => {
    life.holds += 1;
    const hold = { hold: holdId(`h${life.holds}`), points: points(wanted), order: bill(10_000_000) };
    life.write(decideHold(life.account, hold, life.rules.document, life.now));
  }),
  fc.tuple(fc.nat(5), fc.nat(150)).map(([before, wanted]) => (life: Life) => {
    const hold = holdId(`h${life.holds - before}`);
    life.write(decideCapture(life.account, { hold, points: points(wanted) }, life.now));
  }),
  fc.tuple(fc.nat(5), fc.boolean()).map(([before, byShop]) => (life: Life) => {
    const because = byShop ? 'SHOP' : 'CUSTOMER';
    life.write(decideVoid(life.account, { hold: holdId(`h${life.holds - before}`), because }, life.now));
  }),
  fc.integer({ min: 1, max: 80 }).map((price) => (life: Life) => {
    const decision = life.write(
      decideRedeem(life.account, { reward, points: points(price), limitPerMember: 3 }, life.now),
    );
    const captured = decision?.postings.find((posting) => posting.kind === 'CAPTURE');
    if (captured !== undefined) life.vouchers.push(captured);
  }),
  fc.constant((life: Life) => {
    const voucher = life.vouchers.pop();
    if (voucher === undefined) return;
    life.write({ ok: true, value: decideGiveBack(life.account, { reward, parts: voucher.parts }, life.now) });
  }),
];

const byHand: readonly fc.Arbitrary<Step>[] = [
  fc.integer({ min: -60, max: 60 }).map((change) => (life: Life) => {
    life.write(decideAdjust(life.account, { points: points(change) }, life.rules, life.now));
  }),
  fc.tuple(fc.nat(100), fc.option(fc.nat(400))).map(([brought, days]) => (life: Life) => {
    const lastDay = days === null ? 'BY_POLICY' : addDays(localDateOf(life.now), days);
    life.write({
      ok: true,
      value: decideImport(life.account, { points: points(brought), lastDay }, life.rules, life.now),
    });
  }),
  fc.tuple(fc.constantFrom('bac', 'vang', 'kim-cuong'), fc.nat(300)).map(([id, days]) => (life: Life) => {
    const until = addDays(localDateOf(life.now), days);
    life.write({ ok: true, value: giveTier(life.account, { tier: tier(id), until }, life.rules, life.now) });
  }),
  fc.nat(20).map((bonus) => (life: Life) => {
    const event = { businessTime: life.now, points: points(bonus) };
    life.write({ ok: true, value: decideEvent(life.account, event, life.rules, life.now) });
  }),
  // Another member, who bought, perhaps spent and perhaps owes, turns out to be the same person.
  fc.tuple(fc.nat(2_000_000), fc.nat(100), fc.boolean()).map(([amount, spent, owes]) => (life: Life) => {
    mergeInto(life, { amount, spent, owes });
  }),
];

/** What time and the jobs do: the clock moves, a job writes down what is due. */
const time: readonly fc.Arbitrary<Step>[] = [
  fc.nat(60 * 24 * 20).map((minutes) => (life: Life) => {
    life.now = instant(life.now + minutes * 60_000);
  }),
  fc.constant((life: Life) => {
    const postings = settle(life.account, life.now);
    if (postings.length === 0) return;
    const account = evolve(life.account, life.account.version + 1, postings, {});
    life.write({ ok: true, value: { postings, counted: {}, tierThen: account.tier.id, arithmetic: null, account } });
  }),
  fc.constant((life: Life) => {
    const reviewed = reviewTier(openEntry(life.account, life.now), life.rules, life.now);
    if (reviewed.postings.length > 0) life.write({ ok: true, value: closeEntry(reviewed, life.now) });
  }),
];

const expiries: readonly ExpiryRule[] = [
  { kind: 'NEVER' },
  { kind: 'ROLLING', months: 2 },
  { kind: 'ROLLING_DAYS', days: 20 },
  { kind: 'END_OF', unit: 'QUARTER', months: 0 },
  { kind: 'INACTIVITY', months: 1 },
];
const dearer = k0.tiers.map((step) => ({
  ...step,
  enterDong: dong(step.enterDong * 2),
  keepDong: dong(step.keepDong * 2),
}));

/** New versions of the rules, each in force from then on; a change of expiry is followed by its own job (X09). */
const ruleChanges: readonly fc.Arbitrary<Step>[] = [
  fc.constantFrom(5_000, 10_000, 25_000).map((dongPerPoint) => (life: Life) => {
    life.publish({ earn: { ...life.rules.document.earn, dongPerPoint: dong(dongPerPoint) } });
  }),
  fc.constantFrom(...expiries).map((expiry) => (life: Life) => {
    life.publish({ expiry });
    const redated = decideRedate(life.account, { expiry, changedOn: localDateOf(life.now) }, life.now);
    if (redated !== null) life.write({ ok: true, value: redated });
  }),
  fc
    .constantFrom<Partial<RuleDocument>>(
      { tiers: dearer },
      { tiers: k0.tiers.slice(0, 2) },
      { tiers: k0.tiers },
      { tiering: { ...k0.tiering, downgrade: 'FULL' } },
      { tiering: { ...k0.tiering, graceDays: 10 } },
      { returns: { clawback: 'CLAMP' } },
      { returns: { clawback: 'DEBT' } },
      { campaigns: [] },
    )
    .map((changes) => (life: Life) => life.publish(changes)),
];

const anyOf = (steps: readonly fc.Arbitrary<Step>[]) => fc.oneof(...steps);

/** One thing that can happen to a member. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: anyOf(bills) },
  { weight: 5, arbitrary: anyOf(spending) },
  { weight: 3, arbitrary: anyOf(time) },
  { weight: 2, arbitrary: anyOf(byHand) },
  { weight: 1, arbitrary: anyOf(ruleChanges) },
);

function mergeInto(life: Life, { amount, spent, owes }: { amount: number; spent: number; owes: boolean }): void {
  const other = new Life();
  other.now = life.now;
  other.versions.splice(0, 1, ...life.versions);
  other.sell(bill(amount, { at: instant(life.now - 40 * dayMs) }), 0);
  other.sell(bill(amount, { at: instant(life.now - 5 * dayMs) }), 0);
  other.write(decideRedeem(other.account, { reward, points: points(spent), limitPerMember: null }, other.now));
  if (owes) other.revise(1, (posted, rules) => decideCancel(other.account, posted, rules, other.now));
  const out = decideMergeOut(other.account, other.rules, other.now);
  other.write({ ok: true, value: out });
  const merged = decideMergeIn(life.account, out.belongings, life.rules, life.now);
  life.write({ ok: true, value: merged });
  const seq = merged.account.version;
  life.orders.push(...other.orders.map(({ order, state }) => ({ order, state: orderAfterMerge(state, seq) })));
  const expired = other.entries.flatMap(({ postings }) => postings).filter((posting) => posting.kind === 'EXPIRE');
  life.expiredElsewhere += expired.reduce((sum, posting) => sum + posting.points, 0);
}
