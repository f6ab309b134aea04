import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BranchId, MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Dong } from '@quaylai/shared/words/money';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { addMinutes, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Write } from '../cloud/table.ts';
import { awaitedItem, noGuardYet } from '../ledger/items.ts';
import { orderKey } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import { transact } from '../ledger/transact.ts';
import { parkedNote } from './parked.ts';
import type { Registry } from './registry.ts';
import { newReviewWrite, type Review, reviewIdOf } from './reviews.ts';
import { openField, sealedField } from './sealed.ts';

/** What arrived from a till and was not posted: it waits for its order, or for a person. Nothing is dropped. */
export interface SetAside {
  /** The order it is about: for a return, the one that it returns from. */
  readonly about: OrderRef;
  readonly outcome: 'PARKED' | 'QUARANTINED';
  readonly reason: string;
  /** Sealed where it is kept: a bill may name a person. */
  readonly body: unknown;
  readonly contentHash: string;
  readonly receivedAt: Instant;
}

/** What of it may be read without opening it, by the job and the people who judge it. */
export interface AsideFacts {
  readonly branch: BranchId | null;
  readonly member: MemberId | null;
  readonly amount: Dong | null;
  readonly businessTime: Instant;
  /** What stands in the table once it has been done: it waits no longer. */
  readonly doneKey: Key | null;
}

const bodyBytesMax = 512 * 1024;
const hashLength = 22;

/** How long a return waits for its order before a person looks (F09). */
const parkedHours = 72;

/** Beside the order, so that an order finds what waited for it by its key, and a resend finds itself. */
const asideFrom = 'ASIDE#';
const asideTo = 'ASIDE#~';
/** One order is hardly ever asked about so often. */
const asidesPerOrderMax = 50;

function asideKey(programme: Programme, { about, contentHash }: Pick<SetAside, 'about' | 'contentHash'>): Key {
  const name = createHash('sha256').update(contentHash).digest('base64url').slice(0, hashLength);
  return { pk: orderKey(programme, about).pk, sk: `${asideFrom}${name}` };
}

/**
 * Keeps it for ever, once however often it comes. In the same breath it becomes a review, or is noted to become one if
 * its order does not come in time, and marked where that order will stand: whichever of the two is written second meets
 * the first (F09, ADR 0128). Problems: BUSY, also when the order has come.
 */
export async function setAside(
  registry: Registry,
  programme: Programme,
  aside: SetAside,
  facts: AsideFacts,
): Promise<Result<null, Problem<'BUSY'>>> {
  const key = asideKey(programme, aside);
  const item: Item = {
    ...key,
    os: aside.about.source,
    oi: aside.about.orderId,
    o: aside.outcome,
    r: aside.reason,
    ...sealBody(registry, key, aside.body),
    h: aside.contentHash,
    at: aside.receivedAt,
    f: facts,
  };
  const review = reviewOf(item, aside.outcome === 'PARKED' ? 'PARKED' : 'PUSH');
  const follows: readonly Write[] =
    aside.outcome === 'PARKED'
      ? [
          parkedNote(programme, { at: addMinutes(aside.receivedAt, parkedHours * 60), aside: key }),
          { put: awaitedItem(orderKey(programme, aside.about)), when: noGuardYet },
        ]
      : [newReviewWrite(programme, review)];
  const outcome = await transact(
    registry,
    { put: item, when: 'attribute_not_exists(pk)' },
    follows.map((write) => ({ write, refusedBecause: () => ({ code: 'BUSY' }) })),
  );
  return outcome.kind === 'DONE' || outcome.kind === 'REPEATED' ? ok(null) : refuse({ code: 'BUSY' });
}

const sealBody = (registry: Registry, key: Key, body: unknown) =>
  sealedField(registry, 'ASIDE', key, deflateRawSync(JSON.stringify(body)));

/** The review that something set aside becomes. */
export function reviewOf(item: Item, kind: 'PUSH' | 'PARKED'): Omit<Review, 'state' | 'decided'> {
  const about = { source: item['os'] as string, orderId: item['oi'] as string };
  const { branch, member, amount, businessTime } = factsOf(item);
  return {
    reviewId: reviewIdOf(about, item['h'] as string),
    kind,
    reason: item['r'] as string,
    branch,
    requestedBy: { kind: 'INTEGRATION', id: about.source },
    requestedAt: item['at'] as Instant,
    businessTime,
    about,
    member,
    amount,
    evidence: { kind: 'PUSH', aside: item.sk },
  };
}

export const factsOf = (item: Item): AsideFacts => item['f'] as AsideFacts;

/** One thing that was set aside, opened; null when it is not there. */
export async function findAside(
  registry: Registry,
  programme: Programme,
  about: OrderRef,
  name: string,
): Promise<SetAside | null> {
  const item = await registry.table.get({ pk: orderKey(programme, about).pk, sk: name });
  return item === null ? null : readAside(registry, item);
}

/** Once it was judged, it names no customer any more; whatever else was sent stays. Again is harmless. Problems: BUSY. */
export async function forgetCustomer(
  registry: Registry,
  programme: Programme,
  about: OrderRef,
  name: string,
): Promise<Result<null, Problem<'BUSY'>>> {
  const item = await registry.table.get({ pk: orderKey(programme, about).pk, sk: name });
  if (item === null) return ok(null);
  const { body } = readAside(registry, item);
  if (!isNaming(body)) return ok(null);
  const put = { ...item, ...sealBody(registry, item, { ...body, customer: null }) };
  const answer = await whileContended(registry, () => registry.table.write({ put, when: 'attribute_exists(pk)' }));
  return answer.kind === 'CONTENDED' ? refuse({ code: 'BUSY' }) : ok(null);
}

const isNaming = (body: unknown): body is { readonly customer: object } =>
  typeof body === 'object' && body !== null && 'customer' in body && body.customer !== null;

/** What waits beside an order, oldest first. */
export async function asidesOf(
  registry: Registry,
  programme: Programme,
  about: OrderRef,
): Promise<readonly SetAside[]> {
  const { pk } = orderKey(programme, about);
  const { items } = await registry.table.query({
    pk,
    from: asideFrom,
    to: asideTo,
    limit: asidesPerOrderMax,
    consistent: true,
  });
  return items.map((item) => readAside(registry, item)).sort((a, b) => a.receivedAt - b.receivedAt);
}

function readAside({ keys }: Registry, item: Item): SetAside {
  const packed = openField(keys, 'ASIDE', item);
  return {
    about: { source: item['os'] as string, orderId: item['oi'] as string },
    outcome: item['o'] as SetAside['outcome'],
    reason: item['r'] as string,
    body: JSON.parse(inflateRawSync(packed, { maxOutputLength: bodyBytesMax }).toString()),
    contentHash: item['h'] as string,
    receivedAt: item['at'] as Instant,
  };
}
