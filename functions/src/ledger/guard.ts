import { createHash } from 'node:crypto';
import type { OrderState } from '@quaylai/shared/loyalty/order';
import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Put } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { canonicalText } from './chain.ts';
import { randomText } from './fresh-id.ts';
import { asGuard, guardItem, noGuardYet, readGuard } from './items.ts';
import { namedGuardKey, orderKey, requestGuardKey, returnKey, revisionKey } from './keys.ts';
import type { Programme } from './programme.ts';
import { packBody, type Reply, unpackBody } from './reply.ts';
import { isSameMember } from './survivor.ts';

/**
 * What makes an operation happen once (decisions 2): the caller's idempotency key, or the permanent name that an order,
 * a return of its goods, a later revision of it, an event or an imported row has where it came from (C1.5). One
 * operation has one of them.
 */
export type Guard =
  | { readonly kind: 'REQUEST'; readonly caller: string; readonly key: string; readonly requestHash: RequestHash }
  | {
      readonly kind: 'ORDER';
      readonly ref: OrderRef;
      readonly revision: number;
      readonly requestHash: RequestHash;
    }
  | { readonly kind: 'RETURN'; readonly ref: OrderRef; readonly returnId: string; readonly requestHash: RequestHash }
  | { readonly kind: 'REVISION'; readonly ref: OrderRef; readonly revision: number; readonly requestHash: RequestHash }
  | {
      readonly kind: 'EVENT' | 'IMPORT';
      readonly source: string;
      readonly name: string;
      readonly requestHash: RequestHash;
    };

/** SHA-256 of what was asked, as bytes or as base64url. */
export type RequestHash = string | Uint8Array;

const hashText = (hash: RequestHash): string =>
  typeof hash === 'string' ? hash : Buffer.from(hash).toString('base64url');

/** An idempotency key is remembered longer than any client retries; an order for ever. */
const requestGuardDays = 45;
const daySeconds = 24 * 60 * 60;

/** The hash of what was asked: the same key with another hash is another request (R03). */
export function requestHash(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n`)
    .update(canonicalText(body ?? null))
    .digest('base64url');
}

export function guardKey(programme: Programme, guard: Guard): Key {
  switch (guard.kind) {
    case 'REQUEST':
      return requestGuardKey(programme, guard.caller, guard.key);
    case 'ORDER':
      return orderKey(programme, guard.ref);
    case 'RETURN':
      return returnKey(programme, guard.ref, guard.returnId);
    case 'REVISION':
      return revisionKey(programme, guard.ref, guard.revision);
    case 'EVENT':
    case 'IMPORT':
      return namedGuardKey(programme, guard);
  }
}

export interface Guarding {
  readonly reply: Reply;
  readonly at: Instant;
  readonly member: MemberId | null;
  readonly seq: number | null;
  readonly order: OrderState | null;
  readonly tryId: string;
  /** Something was seen to wait for this order: written over that. */
  readonly awaited: boolean;
}

/** 60 random bits: unlike any other try of the same request. */
const tryIdLength = 12;
export const newTryId = (world: Pick<World, 'randomBytes'>): string => randomText(world, tryIdLength);

/** The guard as a write that is refused when the operation has already happened. */
export function guardWrite(programme: Programme, guard: Guard, guarding: Guarding): Put {
  const { reply, ...rest } = guarding;
  const stored = {
    requestHash: hashText(guard.requestHash),
    status: reply.status,
    body: packBody(reply.body),
    ...rest,
  };
  const ttl = guard.kind === 'REQUEST' ? Math.floor(rest.at / 1000) + requestGuardDays * daySeconds : null;
  // An order refuses the first time what waits for it, so that it learns of it (F09).
  const when = guarding.awaited ? noGuardYet : 'attribute_not_exists(pk)';
  return { put: guardItem(guardKey(programme, guard), stored, ttl), when };
}

/** The guard of an operation that has happened; null when it has not. */
export async function findGuard(
  { table }: Pick<World, 'table'>,
  programme: Programme,
  guard: Guard,
): Promise<Item | null> {
  return asGuard(await table.get(guardKey(programme, guard)));
}

export interface Replayed<Body> {
  readonly kind: 'REPLAYED';
  readonly reply: Reply<Body>;
  readonly seq: number | null;
  /** Something waited for this order when it was posted: what could not follow it then follows now (F09). */
  readonly awaited: boolean;
}

/** An order that stands already, told in other words: the caller quarantines, edits, or ignores it (decisions 5). */
export interface KnownOrder {
  readonly kind: 'KNOWN_ORDER';
  /** OTHER_BODY: same revision, other content. OLDER, NEWER: another revision. OTHER_MEMBER: somebody else's. */
  readonly relation: 'OTHER_BODY' | 'OLDER' | 'NEWER' | 'OTHER_MEMBER';
  readonly order: OrderState;
  readonly member: MemberId | null;
  readonly at: Instant;
  readonly awaited: boolean;
}

/**
 * What a guard that stands already means to this request; a member that was merged meanwhile is the one it lives on in
 * (A01). Problems: IDEMPOTENCY_KEY_REUSED, also of a natural name (C1.5).
 */
export async function readRepetition<Body>(
  { table }: Pick<World, 'table'>,
  programme: Programme,
  { guard, member }: { readonly guard: Guard; readonly member: MemberId | null },
  item: Item,
): Promise<Result<Replayed<Body> | KnownOrder, Problem>> {
  const stored = readGuard(item);
  const isTheirs = await isSameMember(table, programme, stored.member, member);
  if (isTheirs && stored.requestHash === hashText(guard.requestHash)) {
    const reply = { status: stored.status, body: unpackBody(stored.body) as Body };
    return ok({ kind: 'REPLAYED', reply, seq: stored.seq, awaited: stored.awaited });
  }
  if (guard.kind !== 'ORDER') return refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const { order, awaited, at } = stored;
  if (order === null) throw new Error('an order without its state');
  const known = { kind: 'KNOWN_ORDER', order, member: stored.member, at, awaited } as const;
  if (!isTheirs) return ok({ ...known, relation: 'OTHER_MEMBER' });
  if (guard.revision === order.revision) return ok({ ...known, relation: 'OTHER_BODY' });
  return ok({ ...known, relation: guard.revision < order.revision ? 'OLDER' : 'NEWER' });
}
