import type { HoldId, LotId } from '../words/ids.ts';
import { points } from '../words/points.ts';
import type { Instant, LocalDate } from '../words/vietnam-time.ts';
import type { Account, Hold, Lot, LotPart } from './account.ts';
import { sumParts, withoutParts } from './consume.ts';
import { addCounters, expiredOf } from './counters.ts';
import { addToLots, byConsumption, lotId, takeFromLots } from './lots.ts';
import type { Adjust, Capture, Counted, Expire, Posting, Redate, Release, TierChange } from './posting.ts';

/** Lapsed holds that stay known by id. */
const lapsedHoldsMax = 4;
/** Tiers held earlier that a late order can still meet. */
const pastTiersMax = 6;

/**
 * What an account is after one more entry. The only function that changes an account: deciding, posting, replaying
 * and verifying all call it, so a stored account equals the replay of its entries (I7). Needs no rules and no clock;
 * postings that do not fit the account are a bug and throw (I1, I3).
 */
export function evolve(account: Account, entrySeq: number, postings: readonly Posting[], counted: Counted): Account {
  if (entrySeq !== account.version + 1) throw new Error(`entry ${entrySeq} cannot follow entry ${account.version}`);
  const posted = postings.reduce((now, posting, place) => applyPosting(now, posting, lotId(entrySeq, place)), account);
  return {
    ...(counted.activeUntil === undefined ? posted : keptAlive(posted, counted.activeUntil)),
    version: entrySeq,
    counters: counted.counters === undefined ? posted.counters : addCounters(posted.counters, counted.counters),
    lastOrderAt: later(posted.lastOrderAt, counted.orderAt),
  };
}

/** One movement. `newLot` is the name a lot gets if the posting makes one. */
export function applyPosting(account: Account, posting: Posting, newLot: LotId): Account {
  switch (posting.kind) {
    case 'EARN':
    case 'BONUS':
    case 'IMPORT': {
      const { points: earned, availableAt, lastDay } = posting;
      return {
        ...account,
        lots: addToLots(account.lots, [{ lot: newLot, points: earned, availableAt, lastDay }]),
        lifetimeEarned: points(account.lifetimeEarned + earned),
      };
    }
    case 'HOLD': {
      const { hold: id, parts, expiresAt, purpose } = posting;
      const held = { id, parts, expiresAt, purpose };
      return { ...account, lots: takeFromLots(account.lots, parts), holds: [...account.holds, held] };
    }
    case 'CAPTURE':
      return applyCapture(account, posting);
    case 'RELEASE':
      return applyRelease(account, posting);
    case 'RESTORE':
      return {
        ...account,
        lots: addToLots(account.lots, posting.parts),
        lifetimeSpent: points(account.lifetimeSpent - posting.points),
      };
    case 'EXPIRE':
      return applyExpire(account, posting);
    case 'CLAWBACK':
      return {
        ...account,
        lots: takeFromLots(account.lots, posting.parts),
        debt: points(account.debt + posting.debt),
        lifetimeEarned: points(account.lifetimeEarned - posting.points),
      };
    case 'ADJUST':
      return applyAdjust(account, posting);
    case 'WRITEOFF':
      return account;
    case 'REPAY':
      return {
        ...account,
        lots: takeFromLots(account.lots, posting.parts),
        debt: points(account.debt - posting.points),
      };
    case 'MERGE_OUT':
    case 'ERASE':
      return {
        ...account,
        lots: takeFromLots(account.lots, posting.parts),
        debt: points(account.debt - posting.debt),
      };
    case 'MERGE_IN':
      return {
        ...account,
        lots: addToLots(account.lots, posting.parts),
        debt: points(account.debt + posting.debt),
        lifetimeEarned: points(account.lifetimeEarned + posting.earned),
        lifetimeSpent: points(account.lifetimeSpent + posting.used),
      };
    case 'REDATE':
      return redated(account, posting);
    case 'TIER':
      return applyTierChange(account, posting);
  }
}

function applyCapture(account: Account, { hold: holdId, points: spent, parts }: Capture): Account {
  const lifetimeSpent = points(account.lifetimeSpent + spent);
  if (holdId === null) return { ...account, lots: takeFromLots(account.lots, parts), lifetimeSpent };
  return { ...account, holds: heldWithout(account, holdId, parts), lifetimeSpent };
}

function applyRelease(account: Account, { hold: holdId, parts, because }: Release): Account {
  const held = heldBy(account, holdId).parts;
  if (sumParts(held) !== sumParts(parts)) throw new Error(`hold ${holdId} gives back other than it holds`);
  const holds = account.holds.filter((hold) => hold.id !== holdId);
  const lapsed = because === 'LAPSED' ? [...account.lapsed, holdId].slice(-lapsedHoldsMax) : account.lapsed;
  return { ...account, lots: addToLots(account.lots, parts), holds, lapsed };
}

function heldWithout(account: Account, id: HoldId, parts: readonly LotPart[]): readonly Hold[] {
  const hold = heldBy(account, id);
  const left = withoutParts(hold.parts, parts);
  if (left.some((part) => part.points < 0) || sumParts(hold.parts) - sumParts(parts) !== sumParts(left)) {
    throw new Error(`hold ${id} does not hold what is taken from it`);
  }
  return account.holds.flatMap((other) => (other !== hold ? other : left.length === 0 ? [] : { ...hold, parts: left }));
}

function heldBy(account: Account, id: HoldId): Hold {
  const hold = account.holds.find((open) => open.id === id);
  if (hold === undefined) throw new Error(`hold ${id} is not open`);
  return hold;
}

// How much of a lot expired is remembered, for a return of its order claws back no more than the rest (F10, F16).
function applyExpire(account: Account, { lot: id, points: expired }: Expire): Account {
  const whole = account.lots.find((lot) => lot.id === id);
  if (whole?.remaining !== expired) throw new Error(`lot ${id} expires whole or not at all`);
  const counters = addCounters(account.counters, { [expiredOf(id)]: expired });
  return { ...account, lots: account.lots.filter((lot) => lot !== whole), counters };
}

function applyAdjust(account: Account, { points: change, parts, debt }: Adjust): Account {
  const lots = change < 0 ? takeFromLots(account.lots, parts) : addToLots(account.lots, parts);
  const lifetimeEarned = points(account.lifetimeEarned + change);
  return { ...account, lots, debt: points(account.debt + debt), lifetimeEarned };
}

function applyTierChange(account: Account, { kind: _, from, to, at, ...standing }: TierChange): Account {
  if (from !== account.tier.id) throw new Error(`the tier is ${account.tier.id}, not ${from}`);
  const pastTiers = [...account.pastTiers, { ...account.tier, until: at }].slice(-pastTiersMax);
  return { ...account, tier: { id: to, ...standing }, pastTiers };
}

/** Inactivity moves the last day of every lot, held ones too, and only ever forward (X08). */
function keptAlive(account: Account, until: LocalDate): Account {
  const extended = <Share extends Lot | LotPart>(share: Share): Share =>
    share.lastDay !== null && share.lastDay < until ? { ...share, lastDay: until } : share;
  const holds = account.holds.map((hold) => ({ ...hold, parts: hold.parts.map(extended) }));
  return { ...account, lots: account.lots.map(extended).toSorted(byConsumption), holds };
}

// Held shares too: a hold that ends gives back what the policy now says.
function redated(account: Account, { dates }: Redate): Account {
  const days = new Map(dates.map(({ lot, lastDay }) => [lot, lastDay]));
  const redate = <Share extends Lot | LotPart>(id: LotId, share: Share): Share => {
    const lastDay = days.get(id);
    return lastDay === undefined ? share : { ...share, lastDay };
  };
  const lots = account.lots.map((lot) => redate(lot.id, lot)).toSorted(byConsumption);
  const holds = account.holds.map((hold) => ({ ...hold, parts: hold.parts.map((part) => redate(part.lot, part)) }));
  return { ...account, lots, holds };
}

function later(known: Instant | null, candidate: Instant | undefined): Instant | null {
  if (candidate === undefined) return known;
  return known === null || candidate > known ? candidate : known;
}
