import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { Order, OrderLine } from '@quaylai/shared/loyalty/order';
import type { BranchId, OrderRef } from '@quaylai/shared/words/ids';
import { dong, noDong } from '@quaylai/shared/words/money';
import type { FieldProblems, Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { callerName } from '../../http/caller-name.ts';
import { counterSentences } from './words/counter-sentences.ts';

/** Where orders come from that staff type by hand. */
export const counterSource = 'counter';

/** How often one bill number can be rung up, undone and rung up again. */
export const billAttemptsMax = 5;

/**
 * The natural key of a bill at the counter: its number is unique at its branch, whoever types or scans it, however it is
 * spelt. A bill that was undone leaves its number free for another attempt (decisions 16).
 */
export function numberedBill(branch: BranchId, billNumber: string, attempt = 1): OrderRef {
  const number = billNumber.trim().toUpperCase();
  return { source: counterSource, orderId: attempt === 1 ? `${branch}/${number}` : `${branch}/${number}~${attempt}` };
}

/** A bill without a number is known by the request that brought it: the same request posts once. */
export function unnumberedBill(branch: BranchId, caller: string, idempotencyKey: string): OrderRef {
  return { source: counterSource, orderId: `${branch}/~${caller}.${idempotencyKey}` };
}

/** Under which name a typed bill is posted once. */
export const refOfBill = (
  { branchId, billNumber }: Pick<BillInput, 'branchId' | 'billNumber'>,
  caller: Parameters<typeof callerName>[0],
  idempotencyKey: string,
): OrderRef =>
  billNumber === null
    ? unnumberedBill(branchId, callerName(caller), idempotencyKey)
    : numberedBill(branchId, billNumber);

/**
 * The engine's order from a typed bill, now. Problems: INVALID_REQUEST when its lines do not sum to its amount.
 */
export function orderOfBill(bill: BillInput, ref: OrderRef, now: Instant): Result<Order, Problem<'INVALID_REQUEST'>> {
  const lines = bill.lines.length === 0 ? [wholeBill(bill)] : bill.lines.map(orderLine);
  const fields = fieldProblems(bill, lines);
  if (Object.keys(fields).length > 0) return refuse({ code: 'INVALID_REQUEST', fields });
  return ok({
    ref,
    revision: 0,
    businessTime: now,
    branch: bill.branchId,
    lines,
    orderDiscount: noDong,
    extras: noDong,
  });
}

function wholeBill({ amountDong }: BillInput): OrderLine {
  return {
    lineId: '1',
    sku: null,
    category: null,
    quantity: 1,
    gross: amountDong,
    discount: noDong,
    isGiftCard: false,
  };
}

function orderLine(line: BillInput['lines'][number], place: number): OrderLine {
  const { sku, category, quantity, unitPriceDong, discountDong } = line;
  return {
    lineId: String(place + 1),
    sku,
    category,
    quantity,
    gross: dong(quantity * unitPriceDong),
    discount: discountDong,
    isGiftCard: false,
  };
}

function fieldProblems(bill: BillInput, lines: readonly OrderLine[]): FieldProblems {
  const over = lines.findIndex((line) => line.discount > line.gross);
  if (over >= 0) return { [`lines.${over}.discountDong`]: counterSentences.discountOverPrice };
  const sum = lines.reduce((total, line) => total + line.gross - line.discount, 0);
  return sum === bill.amountDong ? {} : { amountDong: counterSentences.sumDiffers };
}
