import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import type { LineAmount, Order, PostedOrder } from '../../src/loyalty/order.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import { decideCancel, decideEdit, decideReturn, judgeRevision } from '../../src/loyalty/order-revised.ts';
import { ruleAt } from '../../src/loyalty/rule-at.ts';
import { type Instant, instant } from '../../src/words/vietnam-time.ts';
import { at, back, bill, dong, k0, lines, newMember, published, value } from './k0.ts';
import { proving } from './proving.ts';

const now = at('2026-11-21 10:00');
const hourMs = 3_600_000;

/** One tier, no caps and no campaigns: nothing here shares a boundary (decisions 6), whatever the ratio of its day. */
const oneTier = { ...k0, tiers: k0.tiers.slice(0, 1) };
const versions = [10_000, 7_000, 23_000].map((dongPerPoint, days) =>
  published(
    { ...oneTier, earn: { ...k0.earn, dongPerPoint: dong(dongPerPoint) } },
    days + 1,
    new Date(at('2026-11-18 00:00') + days * 24 * hourMs).toISOString(),
  ),
);

/** What a till tells of one order, each by its own permanent name. */
type Told =
  | { readonly kind: 'SALE' | 'EDIT'; readonly name: string; readonly order: Order }
  | { readonly kind: 'RETURN'; readonly name: string; readonly lines: readonly LineAmount[]; readonly orderId: string }
  | { readonly kind: 'CANCEL'; readonly name: string; readonly revision: number; readonly orderId: string };

const orderIdOf = (told: Told): string => ('order' in told ? told.order.ref.orderId : told.orderId);

/** The door of the ledger in small: once per name, what comes too early waits, what is stale is ignored. */
class Door {
  account: Account = newMember;
  readonly #known = new Set<string>();
  readonly #orders = new Map<string, PostedOrder>();
  readonly #parked: Told[] = [];

  take(told: Told): void {
    if (this.#known.has(told.name)) return;
    const orderId = orderIdOf(told);
    const posted = this.#orders.get(orderId);
    if (told.kind === 'SALE' || (told.kind === 'EDIT' && posted === undefined)) {
      this.#known.add(told.name);
      if (posted !== undefined) return;
      this.#sell(told.order);
      for (const waiting of this.#parked.splice(0)) this.take(waiting);
      return;
    }
    if (posted === undefined) {
      this.#parked.push(told);
      return;
    }
    this.#known.add(told.name);
    this.#revise(told, posted);
  }

  #sell(order: Order): void {
    const decision = value(
      decideOrder(this.account, { order, payment: null }, ruleAt(versions, order.businessTime), now),
    );
    this.account = decision.account;
    this.#orders.set(order.ref.orderId, { order, state: decision.order });
  }

  #revise(told: Exclude<Told, { kind: 'SALE' }>, { order, state }: PostedOrder): void {
    const rules = versions.find(({ version }) => version === state.ruleVersion);
    if (rules === undefined) throw new Error('an order by unknown rules');
    const revision = 'order' in told ? told.order.revision : told.kind === 'CANCEL' ? told.revision : null;
    if (revision !== null && judgeRevision(state, revision) !== 'NEWER') return;
    const decided =
      told.kind === 'RETURN'
        ? decideReturn(this.account, { order, state, lines: told.lines }, rules, now)
        : told.kind === 'EDIT'
          ? decideEdit(this.account, { order: told.order, state }, rules, now)
          : decideCancel(this.account, { order, state }, rules, now);
    this.account = decided.account;
    const next = { ...decided.order, revision: revision ?? decided.order.revision };
    this.#orders.set(order.ref.orderId, { order: told.kind === 'EDIT' ? told.order : order, state: next });
  }
}

const amount = fc.nat(400_000);
let orderNumber = 0;

/** A bill and what becomes of it: goods back in pieces, and perhaps a correction or a cancel. */
const chain: fc.Arbitrary<readonly Told[]> = fc
  .record({
    hours: fc.nat(70),
    sold: fc.tuple(amount, amount),
    pieces: fc.array(fc.record({ line: fc.constantFrom(0, 1), percent: fc.nat(33) }), { maxLength: 3 }),
    edited: fc.option(fc.tuple(amount, amount)),
    cancelled: fc.boolean(),
  })
  .map(({ hours, sold, pieces, edited, cancelled }) => {
    orderNumber += 1;
    const orderId = `HD${orderNumber}`;
    const billed = (amounts: readonly number[], revision: number): Order => ({
      ...bill(0, { lines: lines(...amounts), orderId, at: instant(now - hours * hourMs) as Instant }),
      revision,
    });
    // Nobody brings back what was never sold: no more than the least that any revision says of the line.
    const returned = ({ line, percent }: (typeof pieces)[number]) => {
      const least = Math.min(sold[line] ?? 0, edited?.[line] ?? sold[line] ?? 0);
      return back([String(line + 1), Math.floor((least * percent) / 100)]);
    };
    return [
      { kind: 'SALE', name: orderId, order: billed(sold, 1) } as const,
      ...pieces.map(
        (piece, place) => ({ kind: 'RETURN', name: `${orderId}-r${place}`, lines: returned(piece), orderId }) as const,
      ),
      ...(edited === null ? [] : [{ kind: 'EDIT', name: `${orderId}-v2`, order: billed(edited, 2) } as const]),
      ...(cancelled ? [{ kind: 'CANCEL', name: `${orderId}-v3`, revision: 3, orderId } as const] : []),
    ];
  });

/** What must not depend on arrival: shown buckets, points by the day they end, tier, counters, life sums. */
function outcome({ account }: Door) {
  const byDay: Record<string, number> = {};
  for (const { lastDay, availableAt, remaining } of account.lots) {
    const key = `${availableAt} ${lastDay}`;
    byDay[key] = (byDay[key] ?? 0) + remaining;
  }
  const { tier, counters, lastOrderAt, lifetimeEarned, lifetimeSpent } = account;
  return { buckets: bucketsAt(account, now), byDay, tier, counters, lastOrderAt, lifetimeEarned, lifetimeSpent };
}

function afterTaking(events: readonly Told[]) {
  const door = new Door();
  for (const told of events) door.take(told);
  return outcome(door);
}

describe('the order of arrival', () => {
  it('I8 · bills, returns, corrections and cancels in any order, each once or more often, end the same', () => {
    proving(
      fc.property(fc.array(chain, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (chains, picks) => {
        const events = chains.flat();
        const again = events.filter(() => Number(picks.next().value) % 3 === 0);
        const shuffled = [...events, ...again]
          .map((told) => ({ told, place: Number(picks.next().value) }))
          .sort((a, b) => a.place - b.place)
          .map(({ told }) => told);
        expect(afterTaking(shuffled)).toEqual(afterTaking(events));
      }),
      400,
    );
  });
});
