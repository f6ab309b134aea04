import type { Order } from '@quaylai/shared/loyalty/order';
import { lastDayAfterCancel } from '@quaylai/shared/loyalty/voucher-life';
import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Table, Write } from '../cloud/table.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Redemption } from './redemption.ts';
import { findRedemption, moveWrite } from './redemptions.ts';

/** The vouchers that an order was priced with, as they stand now. */
export async function vouchersOfOrder(
  table: Table,
  programme: Programme,
  member: MemberId,
  { vouchers = [] }: Order,
): Promise<readonly Redemption[]> {
  const found = await Promise.all(vouchers.map((id) => findRedemption(table, programme, member, id)));
  return found.filter((voucher) => voucher !== null);
}

export function isUsedBy({ state, order }: Redemption, { source, orderId }: OrderRef): boolean {
  return state === 'REDEEMED' && order?.source === source && order.orderId === orderId;
}

/** What became of an order, by its source's word. */
interface Turn {
  readonly ref: OrderRef;
  readonly wasCancelled: boolean;
  readonly isCancelled: boolean;
  readonly at: Instant;
  readonly by: string;
}

/**
 * A full cancel gives an order's vouchers back to their member, for a week at least (V08); an order that counts again
 * uses them again. A return moves none: their discount travels with its line (C6).
 */
export function voucherMoves(programme: Programme, vouchers: readonly Redemption[], turn: Turn): readonly Write[] {
  const { ref, wasCancelled, isCancelled, at, by } = turn;
  if (wasCancelled === isCancelled) return [];
  return vouchers.flatMap((seen) => {
    const step = { at, by, branch: null, reason: null };
    const closed = () => ({ code: 'VOUCHER_CLOSED' }) as const;
    if (isCancelled && isUsedBy(seen, ref)) {
      const change = { expiresAt: null, branch: null, order: null, lastDay: lastDayAfterCancel(seen.lastDay, at) };
      return [moveWrite(programme, seen, { ...step, state: 'ISSUED' }, change, closed).write.write];
    }
    if (isCancelled || (seen.state !== 'ISSUED' && seen.state !== 'RESERVED')) return [];
    return [
      moveWrite(programme, seen, { ...step, state: 'REDEEMED' }, { expiresAt: null, order: ref }, closed).write.write,
    ];
  });
}
