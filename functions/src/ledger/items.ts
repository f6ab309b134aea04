import type { Account, Hold, Lot } from '@quaylai/shared/loyalty/account';
import type { OrderState } from '@quaylai/shared/loyalty/order';
import type { BranchId, CampaignId, LotId, MemberId, TierId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import { type Instant, type LocalDate, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import { lengthen, partsText, readParts, shorten } from './compact.ts';
import type { Actor, ChainedEntry, Claim, Entry, SharedUse } from './entry.ts';
import { type LotPage, type LotPages, noPages } from './lot-pages.ts';
import { readOrderState, storedOrderState } from './order-state.ts';

/** Why a member has no more entries: its points live on in another member since an entry of that one, or are gone. */
export type Closed =
  | { readonly kind: 'MERGED'; readonly into: MemberId; readonly seq: number }
  | { readonly kind: 'ERASED' };

/** A member's account as stored: what decides, and where the chain stands. */
export interface StoredAccount {
  readonly account: Account;
  readonly headHash: Uint8Array;
  /** When the member joined and in which tier: what the replay of the entries starts from. */
  readonly joinedAt: Instant;
  readonly firstTier: TierId;
  /** The rule version whose expiry policy its lots follow (X09); null is the one of joining. */
  readonly datedBy: number | null;
  /** Null while the member lives (A01, A04). */
  readonly closed: Closed | null;
  /** Lots that lie beside the account item; empty for nearly everybody. */
  readonly pages: LotPages;
}

/** An account item by itself: its own lots only, and which pages hold the others. */
export interface AccountItem extends Omit<StoredAccount, 'pages'> {
  readonly pages: LotPages;
  readonly pageVersions: Readonly<Record<string, number>>;
}

export function accountItem(key: Key, stored: StoredAccount, inline: readonly Lot[]): Item {
  const { account, headHash, joinedAt, firstTier, datedBy, closed, pages } = stored;
  return {
    ...key,
    v: account.version,
    hh: headHash,
    j: joinedAt,
    jt: firstTier,
    ...(datedBy === null ? {} : { dv: datedBy }),
    ...(closed === null ? {} : { [closedMark]: closed.kind === 'MERGED' ? [closed.into, closed.seq] : [] }),
    l: lotsText(inline),
    ...(pages.size === 0 ? {} : { g: Object.fromEntries([...pages].map(([name, page]) => [name, page.version])) }),
    ...(account.holds.length === 0 ? {} : { o: shorten(account.holds) }),
    d: account.debt,
    t: account.tier.id,
    ts: account.tier.since,
    tl: account.tier.lastDay,
    ...(account.tier.because.length === 0 ? {} : { tb: shorten(account.tier.because) }),
    ...(account.tier.manual ? { tm: true } : {}),
    ...(account.lapsed.length === 0 ? {} : { lp: account.lapsed }),
    ...(account.pastTiers.length === 0 ? {} : { pt: shorten(account.pastTiers) }),
    lo: account.lastOrderAt,
    n: account.counters,
    le: account.lifetimeEarned,
    ls: account.lifetimeSpent,
  };
}

const closedMark = 'cl';

export function readClosed(item: Item): Closed | null {
  const stored = item[closedMark] as readonly [MemberId, number] | readonly [] | undefined;
  if (stored === undefined) return null;
  return stored.length === 0 ? { kind: 'ERASED' } : { kind: 'MERGED', into: stored[0], seq: stored[1] };
}

const lotsText = (lots: readonly Lot[]): string =>
  partsText(lots.map(({ id, remaining, ...rest }) => ({ lot: id, points: remaining, ...rest })));

const readLots = (text: string): readonly Lot[] =>
  readParts(text).map(({ lot, points, ...rest }) => ({ id: lot as LotId, remaining: points as Points, ...rest }));

export function lotPageItem(key: Key, { version, lots }: LotPage): Item {
  return { ...key, v: version, l: lotsText(lots) };
}

export function readLotPage(item: Item): LotPage {
  return { version: item['v'] as number, lots: readLots(item['l'] as string) };
}

export function readAccount(item: Item): AccountItem {
  const account: Account = {
    version: item['v'] as number,
    joinedOn: localDateOf(item['j'] as Instant),
    lots: readLots(item['l'] as string),
    holds: lengthen(item['o'] ?? []) as readonly Hold[],
    debt: item['d'] as Points,
    tier: {
      id: item['t'] as TierId,
      since: item['ts'] as LocalDate,
      lastDay: item['tl'] as LocalDate | null,
      because: lengthen(item['tb'] ?? []) as Account['tier']['because'],
      manual: item['tm'] === true,
    },
    lapsed: (item['lp'] ?? []) as Account['lapsed'],
    pastTiers: lengthen(item['pt'] ?? []) as Account['pastTiers'],
    lastOrderAt: item['lo'] as Instant | null,
    counters: item['n'] as Account['counters'],
    lifetimeEarned: item['le'] as Points,
    lifetimeSpent: item['ls'] as Points,
  };
  return {
    account,
    headHash: item['hh'] as Uint8Array,
    joinedAt: item['j'] as Instant,
    firstTier: item['jt'] as TierId,
    datedBy: (item['dv'] as number | undefined) ?? null,
    closed: readClosed(item),
    pages: noPages,
    pageVersions: (item['g'] ?? {}) as AccountItem['pageVersions'],
  };
}

const actorLetters = { MEMBER: 'M', STAFF: 'S', INTEGRATION: 'I', SYSTEM: 'Y' } as const;
const actorKinds: Readonly<Record<string, Actor['kind']>> = { M: 'MEMBER', S: 'STAFF', I: 'INTEGRATION', Y: 'SYSTEM' };

export function entryItem(key: Key, { entry, previousHash, hash }: ChainedEntry): Item {
  return {
    ...key,
    n: entry.seq,
    b: entry.businessTime,
    at: entry.receivedAt,
    p: shorten(entry.postings),
    c: shorten(entry.counted),
    t: entry.tierThen,
    ...(entry.arithmetic === null ? {} : { x: shorten(entry.arithmetic) }),
    v: entry.ruleVersion,
    w: actorLetters[entry.actor.kind] + entry.actor.id,
    ...(entry.branch === null ? {} : { br: entry.branch }),
    ...(entry.reason === null ? {} : { r: shorten(entry.reason) }),
    ...(entry.other === undefined ? {} : { ot: entry.other }),
    ...(entry.order === null ? {} : { o: [entry.order.source, entry.order.orderId] }),
    bf: entry.before,
    af: entry.after,
    ...(entry.shared === undefined ? {} : { sb: entry.shared.map(sharedText) }),
    ph: previousHash,
    h: hash,
  };
}

type SharedText = readonly [CampaignId, Points, number, ClaimText?];
type ClaimText = readonly [string, Points, Claim['orders']];

const sharedText = ({ campaign, claim, points, orders }: SharedUse): SharedText =>
  claim === null
    ? [campaign, points, orders]
    : [campaign, points, orders, [claim.id, claim.points, claim.orders] as const];

function readShared([campaign, points, orders, claimed]: SharedText): SharedUse {
  const [id, of, counted] = claimed ?? [];
  const claim =
    id === undefined || of === undefined || counted === undefined ? null : { id, points: of, orders: counted };
  return { campaign, claim, points, orders };
}

export function readEntry(item: Item): ChainedEntry {
  const actor = item['w'] as string;
  const order = item['o'] as readonly [string, string] | undefined;
  const entry: Entry = {
    seq: item['n'] as number,
    businessTime: item['b'] as Instant,
    receivedAt: item['at'] as Instant,
    postings: lengthen(item['p']) as Entry['postings'],
    counted: lengthen(item['c']) as Entry['counted'],
    tierThen: item['t'] as TierId,
    arithmetic: (lengthen(item['x']) ?? null) as Entry['arithmetic'],
    ruleVersion: item['v'] as number,
    actor: { kind: actorKinds[actor.slice(0, 1)] ?? 'SYSTEM', id: actor.slice(1) },
    branch: (item['br'] as BranchId | undefined) ?? null,
    reason: (lengthen(item['r']) ?? null) as Entry['reason'],
    order: order === undefined ? null : { source: order[0], orderId: order[1] },
    ...(item['ot'] === undefined ? {} : { other: item['ot'] as MemberId }),
    before: item['bf'] as Points,
    after: item['af'] as Points,
    ...(item['sb'] === undefined ? {} : { shared: (item['sb'] as readonly SharedText[]).map(readShared) }),
  };
  return { entry, previousHash: item['ph'] as Uint8Array, hash: item['h'] as Uint8Array };
}

/** What makes "once" true for ever: the request's hash, and the answer it was given (C1.5). */
export interface StoredGuard {
  readonly requestHash: string;
  readonly status: number;
  /** JSON, exactly as answered the first time. */
  readonly body: string | Uint8Array;
  readonly member: MemberId | null;
  /** The entry it guards; null when the operation moved no points. */
  readonly seq: number | null;
  /** In whose chain that entry stands: another's than `member` when an order was revised after a merge (A01). */
  readonly chain: MemberId | null;
  readonly at: Instant;
  /** Only on orders. */
  readonly order: OrderState | null;
  /** Names the one try that wrote it. */
  readonly tryId: string;
  /** Something came before this order and waited for it (F09). */
  readonly awaited: boolean;
}

/** Where `chain` is kept, when it is not the member. */
export const firstMember = 'fm';

/** Where `tryId` is kept. */
export const tryMark = 'y';

const awaitedMark = 'aw';

/** Where an order will stand that something waits for: no guard yet, and it names nobody (ADR 0128). */
export const awaitedItem = (key: Key): Item => ({ ...key, [awaitedMark]: true });

/** What is kept of an operation under its name; null when it has not happened, whether something waits for it or not. */
export const asGuard = (item: Item | null): Item | null => (item?.['h'] === undefined ? null : item);
/** That it has not happened, as the condition of a write. */
export const noGuardYet = 'attribute_not_exists(h)';

export function guardItem(key: Key, guard: Omit<StoredGuard, 'chain'>, ttlSeconds: number | null): Item {
  return {
    ...key,
    h: guard.requestHash,
    s: guard.status,
    b: guard.body,
    at: guard.at,
    [tryMark]: guard.tryId,
    ...(guard.member === null ? {} : { m: guard.member }),
    ...(guard.seq === null ? {} : { n: guard.seq }),
    ...(guard.order === null ? {} : { o: storedOrderState(guard.order) }),
    ...(guard.awaited ? { [awaitedMark]: true } : {}),
    ...(ttlSeconds === null ? {} : { ttl: ttlSeconds }),
  };
}

export function readGuard(item: Item): StoredGuard {
  return {
    requestHash: item['h'] as string,
    status: item['s'] as number,
    body: item['b'] as string | Uint8Array,
    member: (item['m'] as MemberId | undefined) ?? null,
    seq: (item['n'] as number | undefined) ?? null,
    chain: ((item[firstMember] ?? item['m']) as MemberId | undefined) ?? null,
    at: item['at'] as Instant,
    order: item['o'] === undefined ? null : readOrderState(item['o']),
    tryId: item[tryMark] as string,
    awaited: item[awaitedMark] === true,
  };
}
