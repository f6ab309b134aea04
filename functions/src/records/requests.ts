import type { requestKinds, requestStates } from '@quaylai/shared/api/request-models';
import type { MemberId, RequestId, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import { keyPart, memberPartition, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import { answerBy, eraseBy } from './legal-deadlines.ts';

/** What a member asked of the shop: to be erased, to have their data, or to have an entry looked at (decisions 31). */
export interface MemberRequest {
  readonly requestId: RequestId;
  readonly member: MemberId;
  readonly kind: (typeof requestKinds)[number];
  readonly state: (typeof requestStates)[number];
  readonly filedAt: Instant;
  /** By law (C12). */
  readonly answerBy: Instant;
  /** Of an erasing: when it must be done. */
  readonly doneBy: Instant | null;
  /** Of a dispute. */
  readonly entrySeq: number | null;
  readonly answeredAt: Instant | null;
  readonly answeredBy: StaffId | null;
  readonly version: number;
}

/** Texts are kept apart, so that they can be blanked: what was asked and what was answered. */
export const askedText = (id: RequestId): string => `ASKED-${id}`;
export const answerText = (id: RequestId): string => `ANSWER-${id}`;

const requestsFrom = 'ASK#';
const requestsTo = 'ASK#~';

export const requestKey = (programme: Programme, member: MemberId, id: RequestId): Key => ({
  pk: memberPartition(programme, member),
  sk: `${requestsFrom}${keyPart(id)}`,
});

const instantDigits = 13;
const timeText = (at: number): string => String(at).padStart(instantDigits, '0');

/** Where the owner finds it: while it waits by its deadline, afterwards by when it was answered. */
function deskKey(programme: Programme, { state, answerBy: due, answeredAt, requestId }: MemberRequest): Key {
  const [place, at] = state === 'OPEN' ? ['OPEN', due] : ['CLOSED', answeredAt ?? due];
  return { pk: partition(programme, 'ASK'), sk: `${place}#${timeText(at)}#${keyPart(requestId)}` };
}

export function newRequest(
  asked: Pick<MemberRequest, 'requestId' | 'member' | 'kind' | 'entrySeq'>,
  filedAt: Instant,
): MemberRequest {
  return {
    ...asked,
    state: 'OPEN',
    filedAt,
    answerBy: answerBy(filedAt),
    doneBy: asked.kind === 'ERASE' ? eraseBy(filedAt) : null,
    answeredAt: null,
    answeredBy: null,
    version: 1,
  };
}

export function newRequestWrites(programme: Programme, request: MemberRequest): readonly Guarded[] {
  const items = [requestItem(programme, request), deskItem(programme, request)];
  return items.map((put) => ({ write: { put, when: 'attribute_not_exists(pk)' }, refusedBecause: null }));
}

/** Closes it, from the state that was seen. Refused with REQUEST_CLOSED when somebody answered meanwhile. */
export function answerWrites(programme: Programme, seen: MemberRequest, answered: MemberRequest): readonly Guarded[] {
  const closed: Problem = { code: 'REQUEST_CLOSED' };
  return [
    {
      write: { put: requestItem(programme, answered), when: 'v = :seen', values: { ':seen': seen.version } },
      refusedBecause: () => closed,
    },
    { write: { remove: deskKey(programme, seen) }, refusedBecause: null },
    { write: { put: deskItem(programme, answered) }, refusedBecause: null },
  ];
}

export async function findRequest(
  table: Table,
  programme: Programme,
  member: MemberId,
  id: RequestId,
): Promise<MemberRequest | null> {
  const item = await table.get(requestKey(programme, member, id));
  return item === null ? null : readRequest(item);
}

export interface RequestPage {
  readonly requests: readonly MemberRequest[];
  readonly next: string | null;
}

interface Page {
  readonly limit: number;
  readonly cursor: string | null;
}

/** A member's own, newest first. */
export async function requestsOf(
  table: Table,
  programme: Programme,
  member: MemberId,
  page: Page,
): Promise<RequestPage> {
  const { items, next } = await table.query({
    pk: memberPartition(programme, member),
    from: requestsFrom,
    to: requestsTo,
    limit: page.limit,
    newestFirst: true,
    after: page.cursor === null ? undefined : Buffer.from(page.cursor, 'base64url').toString(),
    consistent: true,
  });
  return { requests: items.map(readRequest), next: next === null ? null : Buffer.from(next).toString('base64url') };
}

/** The owner's desk: what waits, the nearest deadline first; or what was answered, the latest first. */
export async function requestsAtDesk(
  table: Table,
  programme: Programme,
  place: 'OPEN' | 'CLOSED',
  page: Page,
): Promise<RequestPage> {
  const { items, next } = await table.query({
    pk: partition(programme, 'ASK'),
    from: `${place}#`,
    to: `${place}#~`,
    limit: page.limit,
    newestFirst: place === 'CLOSED',
    after: page.cursor === null ? undefined : Buffer.from(page.cursor, 'base64url').toString(),
    consistent: true,
  });
  const keys = items.map((item) => requestKey(programme, item['m'] as MemberId, item['i'] as RequestId));
  const found = (await table.batchGet(keys)).flatMap((item) => (item === null ? [] : [readRequest(item)]));
  return { requests: found, next: next === null ? null : Buffer.from(next).toString('base64url') };
}

function deskItem(programme: Programme, request: MemberRequest): Item {
  return { ...deskKey(programme, request), m: request.member, i: request.requestId };
}

function requestItem(programme: Programme, request: MemberRequest): Item {
  return {
    ...requestKey(programme, request.member, request.requestId),
    m: request.member,
    k: request.kind,
    st: request.state,
    f: request.filedAt,
    ab: request.answerBy,
    db: request.doneBy,
    n: request.entrySeq,
    aa: request.answeredAt,
    by: request.answeredBy,
    v: request.version,
  };
}

function readRequest(item: Item): MemberRequest {
  return {
    requestId: item.sk.slice(requestsFrom.length) as RequestId,
    member: item['m'] as MemberId,
    kind: item['k'] as MemberRequest['kind'],
    state: item['st'] as MemberRequest['state'],
    filedAt: item['f'] as Instant,
    answerBy: item['ab'] as Instant,
    doneBy: item['db'] as Instant | null,
    entrySeq: item['n'] as number | null,
    answeredAt: item['aa'] as Instant | null,
    answeredBy: item['by'] as StaffId | null,
    version: item['v'] as number,
  };
}
