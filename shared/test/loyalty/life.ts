import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { sumParts } from '../../src/loyalty/consume.ts';
import type { Decision } from '../../src/loyalty/decision.ts';
import { openEntry } from '../../src/loyalty/entry-draft.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import type { Order, PostedOrder } from '../../src/loyalty/order.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import type { RevisedDecision } from '../../src/loyalty/order-revised.ts';
import type { Capture, Counted, Posting } from '../../src/loyalty/posting.ts';
import { ruleAt } from '../../src/loyalty/rule-at.ts';
import type { RuleDocument, RuleVersion } from '../../src/programme/rule-document.ts';
import type { Result } from '../../src/words/result.ts';
import { formatInstant, type Instant } from '../../src/words/vietnam-time.ts';
import { at, campaign, dong, k0, newMember, plusPoints, points, published, rulesWith, times } from './k0.ts';

/** The rules a life begins with: short expiry, pending days, a cap, grace and campaigns, so that much can happen. */
const firstRules: RuleDocument = rulesWith({
  expiry: { kind: 'ROLLING', months: 1 },
  earn: { ...k0.earn, pendingDays: 3, capPerDay: points(500) },
  tiering: { ...k0.tiering, graceDays: 10 },
  campaigns: [
    campaign('x2', { effect: times(200), group: 'more', weekdays: [6, 7] }),
    campaign('large', { effect: plusPoints(30), minimumDong: 500_000, usesPerMember: 3 }),
  ],
}).document;

interface Entry {
  readonly seq: number;
  readonly postings: readonly Posting[];
  readonly counted: Counted;
}

let operations = 0;
/** How many operations were simulated in this process so far. */
export const operationsSimulated = (): number => operations;

/** A member's life: the account, every entry it came from, what can still be undone, and the rules of its time. */
export class Life {
  account: Account = newMember;
  /** The entries alone, folded from the beginning. */
  replayed: Account = newMember;
  now: Instant = at('2026-01-05 09:00');
  readonly entries: Entry[] = [];
  readonly vouchers: Capture[] = [];
  /** Posted orders by place, with what is known of each since. */
  readonly orders: PostedOrder[] = [];
  readonly versions: RuleVersion[] = [published(firstRules, 1)];
  holds = 0;
  /** What expired of members merged into this one, before they were. */
  expiredElsewhere = 0;

  get rules(): RuleVersion {
    return this.rulesAt(this.now);
  }

  rulesAt(businessTime: Instant): RuleVersion {
    return ruleAt(this.versions, businessTime);
  }

  publish(changes: Partial<RuleDocument>): void {
    const document = { ...this.rules.document, ...changes };
    this.versions.push(published(document, this.versions.length + 1, formatInstant(this.now)));
  }

  /** A bill by the rules of its own time, paid with points when it may be. */
  sell(order: Order, wanted: number): void {
    const payment = wanted === 0 ? null : { points: points(wanted), hold: null };
    const rules = this.rulesAt(order.businessTime);
    const paid = decideOrder(this.account, { order, payment }, rules, this.now);
    const posted = paid.ok ? paid : decideOrder(this.account, { order, payment: null }, rules, this.now);
    this.write(posted);
    if (posted.ok) this.orders.push({ order, state: posted.value.order });
  }

  /** Changes one of the posted orders by the rules it was posted by, and remembers what is known of it then (I4, I5). */
  revise(place: number, decide: (posted: PostedOrder, rules: RuleVersion) => RevisedDecision, edited?: number): void {
    const found = this.orders.length === 0 ? -1 : place % this.orders.length;
    const posted = this.orders[found];
    if (posted === undefined) return;
    const rules = this.versions.find(({ version }) => version === posted.state.ruleVersion) ?? this.rules;
    const decision = decide(posted, rules);
    this.write({ ok: true, value: decision });
    const [first, ...others] = posted.order.lines;
    const isEdit = edited !== undefined && first !== undefined;
    const changed = isEdit ? { ...posted.order, lines: [{ ...first, gross: dong(edited) }, ...others] } : posted.order;
    this.orders[found] = { order: { ...changed, revision: decision.order.revision }, state: decision.order };
    expect(decision.order.taken).toBeLessThanOrEqual(decision.order.earned);
    expect(decision.order.restored).toBeLessThanOrEqual(sumParts(decision.order.spent));
  }

  write(result: Result<Decision, unknown>): Decision | null {
    operations += 1;
    if (!result.ok) return null;
    const { postings, counted, account } = result.value;
    this.entries.push({ seq: account.version, postings, counted });
    this.account = account;
    this.replayed = evolve(this.replayed, account.version, postings, counted);
    return result.value;
  }
}

/** I1, I2, I3 and I7 at one moment. */
export function checkInvariants({ account, replayed, now }: Life): void {
  const shown = bucketsAt(account, now);
  const { available, held, pending, debt, expiringSoon } = shown;
  const { lots } = openEntry(account, now).account;
  expect({
    negative: [available, held, pending, debt, expiringSoon].filter((amount) => amount < 0),
    emptyLots: account.lots.filter(({ remaining }) => remaining <= 0),
    emptyHolds: account.holds.filter(({ parts }) => sumParts(parts) <= 0),
    inLots: lots.reduce((sum, lot) => sum + lot.remaining, 0),
    spendableBesideDebt: debt > 0 ? available : 0,
  }).toEqual({ negative: [], emptyLots: [], emptyHolds: [], inLots: available + pending, spendableBesideDebt: 0 });
  // The same question as toEqual, asked a hundred times cheaper.
  if (!isDeepStrictEqual(replayed, account)) expect(replayed).toEqual(account);
}
