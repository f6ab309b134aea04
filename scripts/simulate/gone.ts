import { readClosed } from '@quaylai/functions/ledger/items';
import { headKey, orderKey } from '@quaylai/functions/ledger/keys';
import type { Programme } from '@quaylai/functions/ledger/programme';
import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { ModelStore } from '../../functions/test/model/store.ts';
import type { Request } from './request.ts';

interface Named {
  readonly memberId?: MemberId | null;
  readonly order?: OrderRef;
}

/**
 * Whether a request is about somebody who was erased: nothing is told of them any more, and what a till sends is
 * dropped (A04).
 */
export function isGone(store: ModelStore, { caller, params, body }: Request, reply: unknown): boolean {
  const { programme } = caller;
  const said = [params, body, reply].map((part) => (part ?? {}) as Named);
  const ofOrders = said.flatMap(({ order }) =>
    order?.orderId === undefined ? [] : [store.get(orderKey(programme, order))?.['m'] as MemberId | undefined],
  );
  return [caller.member, ...said.map(({ memberId }) => memberId), ...ofOrders].some((member) =>
    isErased(store, programme, member ?? null),
  );
}

function isErased(store: ModelStore, programme: Programme, member: MemberId | null): boolean {
  const head = member === null ? null : store.get(headKey(programme, member));
  const closed = head === null ? null : readClosed(head);
  return closed?.kind === 'MERGED' ? isErased(store, programme, closed.into) : closed?.kind === 'ERASED';
}
