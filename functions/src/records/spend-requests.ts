import type { SpendState } from '@quaylai/shared/api/spend-models';
import type { BranchId, MemberId, SpendRequestId, StaffId } from '@quaylai/shared/words/ids';
import type { Dong } from '@quaylai/shared/words/money';
import type { Points } from '@quaylai/shared/words/points';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import { keyPart, memberPartition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';

/** How long a customer has to answer: as long as a hold would stand. */
export const spendRequestMs = 10 * 60_000;
/** Kept a day beyond its answer: the table's TTL deletes late, never early. */
const keptSeconds = 24 * 60 * 60;

/** A cashier asks a customer, who answers in Zalo, whether points may pay for a bill (S08). Moves no points itself. */
export interface SpendRequest {
  readonly requestId: SpendRequestId;
  readonly member: MemberId;
  readonly branch: BranchId;
  readonly staff: StaffId;
  readonly points: Points;
  readonly worth: Dong;
  readonly payable: Dong;
  /** As written; what it is to people is `spendStateAt`. A yes is USED from the one bill or hold that it paid for. */
  readonly state: Exclude<SpendState, 'EXPIRED'> | 'USED';
  readonly decidedAt: Instant | null;
  readonly expiresAt: Instant;
}

export function spendStateAt({ state, expiresAt }: SpendRequest, now: Instant): SpendState {
  // Both sides are told what the customer answered; what became of it is in their history.
  if (state === 'USED') return 'CONFIRMED';
  return state === 'PENDING_CUSTOMER' && now >= expiresAt ? 'EXPIRED' : state;
}

// Not `ASK#`: what the member asks of the shop begins so, in the same partition.
const requestsFrom = 'SPEND#';
const requestsTo = 'SPEND#~';
/** More than a few tills never ask one customer at once. */
const openMax = 10;

const spendRequestKey = (programme: Programme, member: MemberId, id: SpendRequestId): Key => ({
  pk: memberPartition(programme, member),
  sk: `${requestsFrom}${keyPart(id)}`,
});

export function newSpendRequestWrite(programme: Programme, request: SpendRequest): Guarded {
  return { write: { put: itemOf(programme, request), when: 'attribute_not_exists(pk)' }, refusedBecause: null };
}

/** The customer's answer; whoever answered meanwhile makes `plan` read again. */
export function answeredWrite(programme: Programme, request: SpendRequest): Guarded {
  const values = { ':pending': 'PENDING_CUSTOMER' };
  return { write: { put: itemOf(programme, request), when: 'st = :pending', values }, refusedBecause: null };
}

/**
 * Takes the customer's yes, in the transaction of what it pays for (+2 WCU): one yes, one bill or hold. `member` is who
 * was asked, whoever they are by now (A01). Refused with QR_USED the second time.
 */
export function useSpendRequest(programme: Programme, member: MemberId, id: SpendRequestId): Guarded {
  const values = { ':confirmed': 'CONFIRMED', ':used': 'USED' };
  const update = spendRequestKey(programme, member, id);
  return {
    write: { update, change: 'SET st = :used', when: 'st = :confirmed', values },
    refusedBecause: () => ({ code: 'QR_USED' }),
  };
}

/** Null when this member was asked nothing of that id. */
export async function findSpendRequest(
  table: Table,
  programme: Programme,
  member: MemberId,
  id: SpendRequestId,
): Promise<SpendRequest | null> {
  const item = await table.get(spendRequestKey(programme, member, id));
  return item === null ? null : read(item, member);
}

/** What waits for the customer's answer, newest first. */
export async function listOpenSpendRequests(
  table: Table,
  programme: Programme,
  member: MemberId,
  now: Instant,
): Promise<readonly SpendRequest[]> {
  const pk = memberPartition(programme, member);
  const range = { pk, from: requestsFrom, to: requestsTo, limit: openMax, newestFirst: true, consistent: true };
  const { items } = await table.query(range);
  return items.map((item) => read(item, member)).filter((request) => spendStateAt(request, now) === 'PENDING_CUSTOMER');
}

function itemOf(programme: Programme, request: SpendRequest): Item {
  return {
    ...spendRequestKey(programme, request.member, request.requestId),
    br: request.branch,
    sf: request.staff,
    p: request.points,
    w: request.worth,
    pay: request.payable,
    st: request.state,
    at: request.decidedAt,
    x: request.expiresAt,
    ttl: Math.floor(request.expiresAt / 1000) + keptSeconds,
  };
}

function read(item: Item, member: MemberId): SpendRequest {
  return {
    requestId: item.sk.slice(requestsFrom.length) as SpendRequestId,
    member,
    branch: item['br'] as BranchId,
    staff: item['sf'] as StaffId,
    points: item['p'] as Points,
    worth: item['w'] as Dong,
    payable: item['pay'] as Dong,
    state: item['st'] as SpendRequest['state'],
    decidedAt: item['at'] as Instant | null,
    expiresAt: item['x'] as Instant,
  };
}
