import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Order } from '@quaylai/shared/loyalty/order';
import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Item, Put, Table } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { billKey } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import type { Guarded } from '../ledger/transact.ts';

const billBytesMax = 2 * 1024 * 1024;

/**
 * Keeps a bill's lines, compressed and apart from the ledger (decisions 10): written before the order is posted, by the
 * content they came with, so that other content never takes their place. They name goods, never a person. Problems: BUSY.
 */
export async function keepBill(
  world: World,
  programme: Programme,
  order: Order,
  contentHash: string,
): Promise<Result<null, Problem<'BUSY'>>> {
  return kept(world, { put: billItem(programme, order, contentHash) });
}

/**
 * The same for a bill that a cashier typed and nobody has priced yet. A repetition leaves what stands there alone: it may
 * be the bill as it was priced when it was posted. Problems: BUSY.
 */
export async function keepTypedBill(
  world: World,
  programme: Programme,
  order: Order,
  contentHash: string,
): Promise<Result<null, Problem<'BUSY'>>> {
  return kept(world, { put: billItem(programme, order, contentHash), when: 'attribute_not_exists(pk)' });
}

/** A bill as it was priced, for its posting's own transaction: what a return goes by is what was posted (+2 WCU). */
export function pricedBillWrite(programme: Programme, order: Order, contentHash: string): Guarded {
  return { write: { put: billItem(programme, order, contentHash) }, refusedBecause: null };
}

const billItem = (programme: Programme, order: Order, contentHash: string): Item => ({
  ...billKey(programme, order.ref, contentHash),
  d: deflateRawSync(JSON.stringify(order)),
});

async function kept(world: World, write: Put): Promise<Result<null, Problem<'BUSY'>>> {
  const answer = await whileContended(world, () => world.table.write(write));
  return answer.kind === 'CONTENDED' ? refuse({ code: 'BUSY' }) : ok(null);
}

/** Null when the order's lines were never kept. */
export async function findBill(
  table: Table,
  programme: Programme,
  ref: OrderRef,
  contentHash: string,
): Promise<Order | null> {
  const item = await table.get(billKey(programme, ref, contentHash));
  if (item === null) return null;
  const text = inflateRawSync(item['d'] as Uint8Array, { maxOutputLength: billBytesMax }).toString();
  return JSON.parse(text) as Order;
}
