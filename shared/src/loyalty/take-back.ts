import type { LotId } from '../words/ids.ts';
import { type Points, points } from '../words/points.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account, LotPart } from './account.ts';
import { consume, firstParts, isPast, partOf, sumParts, withoutParts } from './consume.ts';
import { counterOf, expiredLotsCountedMax, expiredOf } from './counters.ts';
import type { OrderState } from './order.ts';

/** Where points that an order gave are taken from. */
export interface TakenBack {
  readonly parts: readonly LotPart[];
  /** What no lot holds any more. */
  readonly short: Points;
}

/**
 * Takes points back: from the order's own lots first, pending or not, then from other spendable lots in consumption
 * order (C6, F15, P02). Held points are not touched.
 */
export function takeBack(account: Account, wanted: Points, ownLots: readonly LotId[], now: Instant): TakenBack {
  const own = account.lots.filter((lot) => ownLots.includes(lot.id) && !isPast(lot, now)).map(partOf);
  const others = account.lots.filter((lot) => !ownLots.includes(lot.id));
  const fromOwn = firstParts(own, wanted);
  const fromOthers = consume(others, points(wanted - sumParts(fromOwn)), now);
  const parts = [...fromOwn, ...fromOthers];
  return { parts, short: points(wanted - sumParts(parts)) };
}

/**
 * Points of an order's lots that expired: they cannot be taken back (F10, F16). Counted while the account remembers
 * the lot; later nothing of it is left to take, so all of it counts as expired.
 */
export function expiredOfOrder(account: Account, { lots, earned, entrySeq }: OrderState): Points {
  const expired = lots.reduce((sum, lot) => sum + counterOf(account.counters, expiredOf(lot)), 0);
  return expired === 0 && isForgotten(account, entrySeq) ? earned : points(expired);
}

// Only the latest expired lots are counted: an order older than all of those, whose lots are gone, is out of memory.
function isForgotten({ counters }: Account, entrySeq: number): boolean {
  const remembered = Object.keys(counters).flatMap((key) =>
    key.startsWith('expired:') ? [Number.parseInt(key.slice('expired:'.length), 10)] : [],
  );
  return remembered.length >= expiredLotsCountedMax && remembered.every((seq) => seq > entrySeq);
}

/** What is left of the parts that paid for an order, after so many points were given back: the last used go first. */
export function nextToRestore(spent: readonly LotPart[], restored: Points, now: Points): readonly LotPart[] {
  const backwards = spent.toReversed();
  return firstParts(withoutParts(backwards, firstParts(backwards, restored)), now);
}
