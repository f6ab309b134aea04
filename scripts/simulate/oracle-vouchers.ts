import type { Item } from '@quaylai/functions/cloud/table';
import { asGuard, readGuard } from '@quaylai/functions/ledger/items';
import { redemptionsFrom } from '@quaylai/functions/ledger/keys';
import { findBill } from '@quaylai/functions/records/bills';
import { movedTo, type Redemption, readRedemption } from '@quaylai/functions/records/redemption';
import { counterSource } from '@quaylai/functions/routes/staff/counter-order';
import type { OrderRef, RedemptionId } from '@quaylai/shared/words/ids';
import { modelTable } from '../../functions/test/model/model-table.ts';
import type { ModelStore } from '../../functions/test/model/store.ts';
import { insist } from './insist.ts';
import type { Shop } from './stage.ts';

/** Q6 V03 V08 · a voucher that a bill used belongs to that bill alone, and only while the bill counts. */
export async function checkVouchers(store: ModelStore, shop: Shop, own: readonly Item[]): Promise<void> {
  const isHere = (item: Item) =>
    item.sk.startsWith(redemptionsFrom) && item.pk.includes('#M#') && movedTo(item) === null;
  const vouchers = new Map(own.filter(isHere).map((item) => [readRedemption(item).redemptionId, readRedemption(item)]));
  const usedBy = new Map<RedemptionId, OrderRef[]>();
  for (const { ref, isCounting, named } of await billsOf(store, shop, own)) {
    for (const id of isCounting ? named : []) usedBy.set(id, [...(usedBy.get(id) ?? []), ref]);
  }
  for (const voucher of vouchers.values()) checkUse(voucher, usedBy.get(voucher.redemptionId) ?? []);
  for (const [id, bills] of usedBy) {
    const ofCounter = bills.filter(({ source }) => source === counterSource);
    insist(ofCounter.length < 2, `V03 · ${id} was taken off ${ofCounter.map(({ orderId }) => orderId)}`);
  }
}

function checkUse({ redemptionId, state, order }: Redemption, bills: readonly OrderRef[]): void {
  if (state !== 'REDEEMED' || order === null) return;
  const isTheirs = bills.some(({ source, orderId }) => source === order.source && orderId === order.orderId);
  insist(isTheirs, `V08 · ${redemptionId} was used by ${order.orderId}, which does not count with it`);
}

async function billsOf(store: ModelStore, { programme }: Shop, own: readonly Item[]) {
  const bills: { readonly ref: OrderRef; readonly isCounting: boolean; readonly named: readonly RedemptionId[] }[] = [];
  for (const item of own.filter((each) => each.sk === 'ORDER' && asGuard(each) !== null)) {
    const [, , source = '', orderId = ''] = item.pk.split('#');
    const { order, requestHash } = readGuard(item);
    const bill = await findBill(modelTable(store), programme, { source, orderId }, requestHash);
    bills.push({ ref: { source, orderId }, isCounting: order?.cancelled === false, named: bill?.vouchers ?? [] });
  }
  return bills;
}
