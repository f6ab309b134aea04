import type { ExplanationStep } from '../loyalty/explain.ts';
import { type Dong, formatDong } from './money.ts';
import { formatPercentAsFactor, formatQuotient, formatWhole, vietnameseNumbers as style } from './numbers.ts';
import { formatLocalDate, formatLocalTime, localDateOf } from './vietnam-time.ts';

const releasedBecause = {
  CUSTOMER: 'bạn đã huỷ lượt giữ điểm',
  SHOP: 'cửa hàng chưa nhận lượt dùng điểm này',
  LAPSED: 'đã hết thời gian giữ điểm',
  UNCAPTURED: 'phần giữ điểm không dùng đến',
} as const;

/** One step of an explanation as a Vietnamese sentence; `unit` is what the shop calls its points. */
export function explainInVietnamese(step: ExplanationStep, unit: string): string {
  const amount = (points: number) => `${formatWhole(points, style)} ${unit}`;
  switch (step.kind) {
    case 'RULES': {
      const when = `${formatLocalTime(step.at)} ${formatLocalDate(localDateOf(step.at))}`;
      return `Tính theo luật phiên bản ${step.version}, lúc ${when}, khi đó bạn ở hạng ${step.tierName}.`;
    }
    case 'BILL':
      return billSentence(step);
    case 'BELOW_MINIMUM':
      return `Phần được tích điểm là ${formatDong(step.eligible)}, chưa tới mức tối thiểu ${formatDong(step.minimum)} nên chưa có ${unit}.`;
    case 'EARNED':
      return `${arithmetic(step)} → ${amount(step.points)}.`;
    case 'LASTS_UNTIL':
      return step.lastDay === null
        ? `Số ${unit} này không hết hạn.`
        : `Dùng được đến hết ngày ${formatLocalDate(step.lastDay)}.`;
    case 'SPENT':
      return step.dong === null
        ? `Đã dùng ${amount(step.points)}.`
        : `Đã dùng ${amount(step.points)} để trả ${formatDong(step.dong)}.`;
    case 'HELD':
      return `Đang giữ ${amount(step.points)} đến ${formatLocalTime(step.until)} ${formatLocalDate(localDateOf(step.until))}.`;
    case 'RELEASED':
      return `Hoàn lại ${amount(step.points)}: ${releasedBecause[step.because]}.`;
    case 'RESTORED':
      return `Trả lại ${amount(step.points)} đã dùng.`;
    case 'EXPIRED':
      return `${amount(step.points)} đã hết hạn.`;
    case 'TIER':
      return step.lastDay === null
        ? `Hạng của bạn: ${step.tierName}.`
        : `Bạn lên hạng ${step.tierName}, giữ đến hết ngày ${formatLocalDate(step.lastDay)}.`;
  }
}

function billSentence(step: Extract<ExplanationStep, { kind: 'BILL' }>): string {
  const less = (label: string, value: Dong) => (value === 0 ? '' : ` − ${label} ${formatDong(value)}`);
  const subtracted =
    less('giảm giá', step.discounts) +
    less('không tích điểm', step.excluded) +
    less('trả bằng điểm', step.paidByPoints);
  if (subtracted === '') return `Hoá đơn ${formatDong(step.gross)}, tất cả được tích điểm.`;
  return `Hoá đơn ${formatDong(step.gross)}${subtracted} = ${formatDong(step.eligible)} được tích điểm.`;
}

// «199.000đ ÷ 10.000đ × 1,2 = 23,88», the number before the one floor.
function arithmetic({
  eligible,
  dongPerPoint,
  multiplierPercent,
}: Extract<ExplanationStep, { kind: 'EARNED' }>): string {
  const exact = formatQuotient(BigInt(eligible) * BigInt(multiplierPercent), 100n * BigInt(dongPerPoint), style);
  const factor = multiplierPercent === 100 ? '' : ` × ${formatPercentAsFactor(multiplierPercent, style)}`;
  return `${formatDong(eligible)} ÷ ${formatDong(dongPerPoint)}${factor} = ${exact}`;
}
