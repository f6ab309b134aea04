import type { MemberCard } from '@quaylai/shared/api/member-models';
import type { SoldBill } from '@quaylai/shared/api/return-models';
import { sumParts } from '@quaylai/shared/loyalty/consume';
import { amountOf, billTotal, lineNets } from '@quaylai/shared/loyalty/eligible';
import type { PostedOrder } from '@quaylai/shared/loyalty/order';
import { returnable } from '@quaylai/shared/loyalty/order-revised';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { orderCode } from './entry-view.ts';
import type { Names } from './names.ts';

/** A posted bill as staff see it before they take goods back, by the rules it was posted by (C6). */
export function soldBillView(posted: PostedOrder, rules: RuleVersion, names: Names, member: MemberCard): SoldBill {
  const { order, state } = posted;
  const left = returnable(posted, rules);
  return {
    order: { source: order.ref.source, orderId: order.ref.orderId },
    billNumber: orderCode(order.ref),
    branchName: order.branch === null ? null : names.branch(order.branch),
    at: formatInstant(order.businessTime),
    totalDong: billTotal(order),
    pointsUsed: sumParts(state.spent),
    pointsEarned: state.earned,
    pointsTaken: state.taken,
    pointsRestored: state.restored,
    cancelled: state.cancelled,
    lines: lineNets(order, rules.document).map(({ line, net }) => ({
      lineId: line.lineId,
      sku: line.sku,
      category: line.category,
      quantity: line.quantity,
      netDong: net,
      leftDong: amountOf(left, line.lineId),
    })),
    member,
  };
}
