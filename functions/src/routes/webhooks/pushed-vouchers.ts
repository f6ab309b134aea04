import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import { isUsedBy } from '../../records/order-vouchers.ts';
import type { Redemption } from '../../records/redemption.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { findByCode } from '../../records/redemptions.ts';
import { readVoucherCode } from '../../records/voucher-code.ts';
import type { Push } from './push.ts';

/** Why a pushed order's vouchers are for a person to look at: the goods are sold, so nothing is refused. */
export type VoucherTrouble = 'VOUCHER_UNKNOWN' | 'VOUCHER_USED' | 'VOUCHER_EXPIRED' | 'VOUCHER_CLOSED';

/**
 * The vouchers that a till says it took, by their codes; usable at the sale's own time, or used by this very order
 * already (V04, E18). The first trouble instead.
 */
export async function pushedVouchers(
  { programme, body, time }: Push,
  ref: OrderRef,
  { table }: Pick<Context, 'table'>,
): Promise<readonly Redemption[] | VoucherTrouble> {
  const codes = new Set((body.vouchers ?? []).map(readVoucherCode));
  const found = await Promise.all(
    [...codes].map((code) => (code === null ? null : findByCode(table, programme, code))),
  );
  const vouchers: Redemption[] = [];
  for (const voucher of found) {
    if (voucher === null) return 'VOUCHER_UNKNOWN';
    const trouble = troubleOf(voucher, ref, time.at);
    if (trouble !== null) return trouble;
    vouchers.push(voucher);
  }
  return vouchers;
}

function troubleOf(voucher: Redemption, ref: OrderRef, at: Instant): VoucherTrouble | null {
  if (isUsedBy(voucher, ref)) return null;
  const { state } = redemptionAt(voucher, at);
  if (state === 'REDEEMED') return 'VOUCHER_USED';
  if (state === 'EXPIRED') return 'VOUCHER_EXPIRED';
  return state === 'ISSUED' || state === 'RESERVED' ? null : 'VOUCHER_CLOSED';
}
