import { groupThousands } from './money.ts';
import { formatPercentAsFactor, vietnameseNumbers } from './numbers.ts';

type Change<Kind extends string, Value> = { readonly kind: Kind; readonly before: Value; readonly after: Value };
type TierValueChange<Kind extends string, Value> = Change<Kind, Value> & { readonly tierName: string };

/** One difference between two rule documents, in numbers. */
export type RuleChange =
  | Change<'UNIT_NAME', string>
  | Change<'EARN_PRICE' | 'MINIMUM_INVOICE' | 'POINT_VALUE' | 'MINIMUM_POINTS' | 'CEILING' | 'HOLD_MINUTES', number>
  | Change<'EXPIRY_MONTHS', number | null>
  | { readonly kind: 'EXCLUDED' | 'INCLUDED'; readonly goods: string }
  | { readonly kind: 'TIER_ADDED'; readonly tierName: string; readonly enter: number }
  | { readonly kind: 'TIER_REMOVED' | 'TIER_WORDS'; readonly tierName: string }
  | TierValueChange<'TIER_NAME', string>
  | TierValueChange<'TIER_ENTER' | 'TIER_KEEP' | 'TIER_MULTIPLIER', number>;

export function ruleChangeInVietnamese(change: RuleChange): string {
  switch (change.kind) {
    case 'UNIT_NAME':
      return `Tên gọi điểm: ${change.before} → ${change.after}.`;
    case 'EARN_PRICE':
      return `Số tiền cho 1 điểm: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'MINIMUM_INVOICE':
      return `Hoá đơn tối thiểu để tích điểm: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'POINT_VALUE':
      return `Giá trị 1 điểm khi trả: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'MINIMUM_POINTS':
      return `Số điểm tối thiểu mỗi lần dùng: ${groupThousands(change.before)} → ${groupThousands(change.after)}.`;
    case 'CEILING':
      return `Phần hoá đơn được trả bằng điểm: ${change.before}% → ${change.after}%.`;
    case 'HOLD_MINUTES':
      return `Thời gian giữ điểm: ${change.before} phút → ${change.after} phút.`;
    case 'EXPIRY_MONTHS':
      return `Hạn dùng điểm: ${months(change.before)} → ${months(change.after)}.`;
    case 'EXCLUDED':
      return `Không còn tích điểm cho ${change.goods}.`;
    case 'INCLUDED':
      return `Tích điểm trở lại cho ${change.goods}.`;
    case 'TIER_ADDED':
      return `Thêm hạng ${change.tierName} từ ${dong(change.enter)}.`;
    case 'TIER_REMOVED':
      return `Bỏ hạng ${change.tierName}.`;
    case 'TIER_WORDS':
      return `Hạng ${change.tierName}: sửa mô tả hoặc quyền lợi.`;
    case 'TIER_NAME':
      return `Đổi tên hạng ${change.before} thành ${change.after}.`;
    case 'TIER_ENTER':
      return `Hạng ${change.tierName}, mức lên hạng: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'TIER_KEEP':
      return `Hạng ${change.tierName}, mức giữ hạng: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'TIER_MULTIPLIER':
      return `Hạng ${change.tierName}, hệ số tích điểm: ×${factor(change.before)} → ×${factor(change.after)}.`;
  }
}

function dong(value: number): string {
  return `${groupThousands(value)}đ`;
}

function months(value: number | null): string {
  return value === null ? 'không hết hạn' : `${value} tháng`;
}

function factor(percent: number): string {
  return formatPercentAsFactor(percent, vietnameseNumbers);
}
