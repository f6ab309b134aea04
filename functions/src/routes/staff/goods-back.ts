import type { ReturnInput } from '@quaylai/shared/api/return-models';
import type { LineAmount, PostedOrder } from '@quaylai/shared/loyalty/order';
import { returnable } from '@quaylai/shared/loyalty/order-revised';
import { shareOut } from '@quaylai/shared/loyalty/shares';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import { dong, sumDong } from '@quaylai/shared/words/money';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { returnedGoods, unknownLine } from '../../pos/returned-goods.ts';
import { counterSentences } from './words/counter-sentences.ts';

type Asked = Pick<ReturnInput, 'lines' | 'amountDong'>;

/**
 * What comes back of each line, after discounts and before points: pieces by their own line's price, a bare amount
 * shared over all that is left. Problems: INVALID_REQUEST, NOTHING_TO_RETURN.
 */
export function goodsBack(
  { lines, amountDong }: Asked,
  posted: PostedOrder,
  rules: RuleVersion,
): Result<readonly LineAmount[], Problem<'INVALID_REQUEST' | 'NOTHING_TO_RETURN'>> {
  if ((lines.length === 0) === (amountDong === null)) return invalid('lines', counterSentences.linesOrAmount);
  const left = returnable(posted, rules);
  const leftInAll = sumDong(left.map(({ net }) => net));
  if (posted.state.cancelled || leftInAll === 0) return refuse({ code: 'NOTHING_TO_RETURN' });
  if (amountDong !== null) {
    if (amountDong > leftInAll) return invalid('amountDong', counterSentences.moreThanLeft);
    const weights = left.map(({ net }) => net);
    return ok(left.map(({ lineId }, place) => ({ lineId, net: shareOut(amountDong, weights)[place] ?? dong(0) })));
  }
  const pieces = { lines: lines.map(({ lineId, quantity }) => ({ line_id: lineId, qty: quantity })) };
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) return invalid('lines', counterSentences.twice);
  if (unknownLine(pieces, posted.order)) return invalid('lines', counterSentences.noSuchLine);
  const sold = new Map(posted.order.lines.map((line) => [line.lineId, line.quantity]));
  const over = lines.findIndex(({ lineId, quantity }) => quantity > (sold.get(lineId) ?? 0));
  if (over >= 0) return invalid(`lines.${over}.quantity`, counterSentences.moreThanSold);
  const goods = returnedGoods(pieces, posted.order, posted.state, rules.document);
  return sumDong(goods.map(({ net }) => net)) === 0 ? refuse({ code: 'NOTHING_TO_RETURN' }) : ok(goods);
}

function invalid(field: string, sentence: string): Result<never, Problem<'INVALID_REQUEST'>> {
  return refuse({ code: 'INVALID_REQUEST', fields: { [field]: sentence } });
}
