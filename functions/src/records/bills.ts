import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Order } from '@quaylai/shared/loyalty/order';
import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Table } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { billKey } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';

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
  const put = { ...billKey(programme, order.ref, contentHash), d: deflateRawSync(JSON.stringify(order)) };
  const answer = await whileContended(world, () => world.table.write({ put }));
  return answer.kind === 'DONE' ? ok(null) : refuse({ code: 'BUSY' });
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
