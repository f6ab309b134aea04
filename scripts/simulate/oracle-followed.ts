import type { Item } from '@quaylai/functions/cloud/table';
import { orderKey } from '@quaylai/functions/ledger/keys';
import { grouped } from '@quaylai/functions/projections/grouped';
import { factsOf } from '@quaylai/functions/records/set-aside';
import type { ModelStore } from '../../functions/test/model/store.ts';
import type { Promised } from './client.ts';
import { isGone } from './gone.ts';
import { insist } from './insist.ts';

/** F09 · who was told that an order stands finds its earlier returns done, unless its member has left (A04). */
export function checkFollowed(store: ModelStore, promised: readonly Promised[], items: readonly Item[]): void {
  const waiting = grouped(items.filter(isParkedReturn), ({ pk }) => pk);
  for (const { request, reply, place } of promised.filter(isSold)) {
    if (isGone(store, request, reply)) continue;
    const { programme, integration } = request.caller;
    const { source_id: orderId } = request.body as { readonly source_id: string };
    const { pk } = orderKey(programme, { source: String(integration), orderId });
    for (const item of waiting.get(pk) ?? []) {
      const done = factsOf(item).doneKey;
      const isDone = done !== null && store.get(done) !== null;
      insist(isDone, `F09 · intent ${place} was told that ${pk} stands, and ${done?.sk} still waits for it`);
    }
  }
}

const isParkedReturn = (item: Item): boolean =>
  item.sk.startsWith('ASIDE#') && item['o'] === 'PARKED' && factsOf(item).doneKey?.sk.startsWith('RETURN#') === true;

function isSold({ request: { route, body }, reply }: Promised): boolean {
  if (route !== 'POST /v1/orders') return false;
  const { kind, status } = body as { readonly kind: string; readonly status: string };
  const { outcome } = reply as { readonly outcome: string };
  return kind === 'ORDER' && status === 'COMPLETED' && (outcome === 'POSTED' || outcome === 'DUPLICATE');
}
