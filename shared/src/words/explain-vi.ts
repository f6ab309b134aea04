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

const tierMoves = {
  UP: 'Bạn lên hạng',
  KEPT: 'Bạn giữ được hạng',
  DOWN: 'Hạng của bạn nay là',
  GIVEN: 'Cửa hàng trao bạn hạng',
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
    case 'CAMPAIGN':
      return campaignSentence(step, amount);
    case 'CAPPED':
      return `Vượt mức tối đa nên bớt ${amount(step.trimmed)}, còn ${amount(step.points)}.`;
    case 'REVISED':
      return revisedSentence(step.arithmetic, amount);
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
      return step.order === null
        ? `${amount(step.points)} đã hết hạn.`
        : `${amount(step.points)} của hoá đơn ${step.order} đã hết hạn.`;
    case 'TAKEN_BACK':
      return step.debt === 0
        ? `Thu lại ${amount(step.points)}.`
        : `Thu lại ${amount(step.points)}, trong đó ${amount(step.debt)} sẽ trừ vào lần tích điểm sau.`;
    case 'ADJUSTED':
      return `Điều chỉnh ${step.points > 0 ? '+' : ''}${amount(step.points)}.`;
    case 'REPAID':
      return `Trừ ${amount(step.points)} còn nợ từ lần trả hàng trước.`;
    case 'LET_GO':
      return `${amount(step.points)} đã dùng hết nên cửa hàng không thu lại.`;
    case 'GIFT':
      return `Tặng thêm ${amount(step.points)}.`;
    case 'REDATED':
      return step.lastDay === null
        ? `Chính sách hạn dùng thay đổi: ${step.lots} lần tích ${unit} nay không hết hạn.`
        : `Chính sách hạn dùng thay đổi: ${step.lots} lần tích ${unit} nay dùng được đến hết ngày ${formatLocalDate(step.lastDay)}.`;
    case 'NOTED':
      return 'Ghi nhận một hoạt động của bạn.';
    case 'IMPORTED':
      return `Chuyển ${amount(step.points)} từ hệ thống cũ.`;
    case 'JOINED':
      return step.debt === 0
        ? `Nhận ${amount(step.points)} từ tài khoản cửa hàng đã mở theo số điện thoại của bạn.`
        : `Nhận ${amount(step.points)} và ${amount(step.debt)} còn nợ từ tài khoản cửa hàng đã mở theo số điện thoại của bạn.`;
    case 'WENT_OVER':
      return step.debt === 0
        ? `${amount(step.points)} chuyển sang tài khoản Zalo đã liên kết số điện thoại này.`
        : `${amount(step.points)} và ${amount(step.debt)} còn nợ chuyển sang tài khoản Zalo đã liên kết số điện thoại này.`;
    case 'ERASED':
      return step.debt === 0
        ? `Xoá tài khoản theo yêu cầu: ${amount(step.points)} không còn nữa.`
        : `Xoá tài khoản theo yêu cầu: ${amount(step.points)} và ${amount(step.debt)} còn nợ không còn nữa.`;
    case 'TIER':
      return step.lastDay === null
        ? `Hạng của bạn: ${step.tierName}.`
        : `${tierMoves[step.move]} ${step.tierName}, giữ đến hết ngày ${formatLocalDate(step.lastDay)}.`;
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

type EarnedStep = Extract<ExplanationStep, { kind: 'EARNED' }>;
type CampaignStep = Extract<ExplanationStep, { kind: 'CAMPAIGN' }>;
type Sums = Extract<ExplanationStep, { kind: 'REVISED' }>['arithmetic'];

// «199.000đ ÷ 10.000đ × 1,2 = 23,88», the number before the one rounding.
function arithmetic({ weighted, dongPerPoint }: EarnedStep): string {
  const over = weighted.reduce((sum, part) => sum + BigInt(part.eligible) * BigInt(part.multiplierPercent), 0n);
  const exact = formatQuotient(over, 100n * BigInt(dongPerPoint), style);
  const [only] = weighted;
  if (only !== undefined && weighted.length === 1) {
    return `${formatDong(only.eligible)} ÷ ${formatDong(dongPerPoint)}${factor(only.multiplierPercent)} = ${exact}`;
  }
  const parts = weighted.map((part) => `${formatDong(part.eligible)}${factor(part.multiplierPercent)}`);
  return `(${parts.join(' + ')}) ÷ ${formatDong(dongPerPoint)} = ${exact}`;
}

function factor(percent: number): string {
  return percent === 100 ? '' : ` × ${formatPercentAsFactor(percent, style)}`;
}

function campaignSentence({ name, effect, due, given }: CampaignStep, amount: (points: number) => string): string {
  const what = effect === 'BONUS' ? 'thưởng' : 'trong đó có';
  return given === due
    ? `Chương trình «${name}»: ${what} ${amount(given)}.`
    : `Chương trình «${name}»: ${what} ${amount(given)} thay vì ${amount(due)} vì đã hết ngân sách hoặc hạn mức.`;
}

function revisedSentence(sums: Sums, amount: (points: number) => string): string {
  const goods =
    sums.kind === 'EDIT'
      ? 'Hoá đơn được sửa'
      : `Hàng trả lại ${formatDong(sums.returned)}, hoàn ${formatDong(sums.cash)} tiền và ${amount(sums.restored)}`;
  const before = sums.takenBefore === 0 ? '' : `, đã thu lại ${amount(sums.takenBefore)}`;
  const expired = sums.expired === 0 ? '' : `, đã hết hạn ${amount(sums.expired)}`;
  return `${goods}. Phần còn lại ${formatDong(sums.eligible)} đáng được ${amount(sums.target)}; đơn này đã cho ${amount(sums.earned)}${before}${expired}.`;
}
