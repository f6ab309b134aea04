import type { TierMetric } from '../programme/tier-rule.ts';
import { groupThousands } from './money.ts';

/** What is wrong with one field of a rule document, in numbers. */
export type RuleFault =
  | { readonly kind: 'NOT_A_NUMBER' }
  | { readonly kind: 'NOT_A_TEXT' }
  | { readonly kind: 'NOT_A_CHOICE' }
  | { readonly kind: 'MISSING' }
  | { readonly kind: 'UNKNOWN_FIELD' }
  | { readonly kind: 'TOO_SMALL'; readonly minimum: number }
  | { readonly kind: 'TOO_BIG'; readonly maximum: number }
  | { readonly kind: 'TEXT_TOO_SHORT' }
  | { readonly kind: 'TEXT_TOO_LONG'; readonly maximum: number }
  | { readonly kind: 'TOO_FEW'; readonly minimum: number }
  | { readonly kind: 'TOO_MANY'; readonly maximum: number }
  | { readonly kind: 'BAD_ID' }
  | { readonly kind: 'WRONG' }
  | { readonly kind: 'FIRST_TIER_NOT_ZERO' }
  | {
      readonly kind: 'LADDER_NOT_RISING';
      readonly previousName: string;
      readonly previous: number;
      readonly metric: TierMetric;
    }
  | { readonly kind: 'KEEP_ABOVE_ENTER'; readonly enter: number; readonly metric: TierMetric }
  | { readonly kind: 'ENDS_BEFORE_START' }
  | { readonly kind: 'SAME_ID' }
  | { readonly kind: 'SAME_NAME'; readonly name: string };

/** The sentence beside the field: what is wrong and what to enter. */
export function ruleFaultInVietnamese(fault: RuleFault): string {
  switch (fault.kind) {
    case 'NOT_A_NUMBER':
      return 'Hãy nhập một số nguyên.';
    case 'NOT_A_TEXT':
      return 'Hãy nhập chữ.';
    case 'NOT_A_CHOICE':
      return 'Hãy chọn một trong các lựa chọn có sẵn.';
    case 'MISSING':
      return 'Mục này chưa có. Hãy điền vào.';
    case 'UNKNOWN_FIELD':
      return 'Mục này không có trong luật. Hãy bỏ đi.';
    case 'TOO_SMALL':
      return `Nhỏ nhất là ${groupThousands(fault.minimum)}.`;
    case 'TOO_BIG':
      return `Lớn nhất là ${groupThousands(fault.maximum)}.`;
    case 'TEXT_TOO_SHORT':
      return 'Mục này không được để trống.';
    case 'TEXT_TOO_LONG':
      return `Dài nhất ${fault.maximum} ký tự.`;
    case 'TOO_FEW':
      return `Cần ít nhất ${fault.minimum} mục.`;
    case 'TOO_MANY':
      return `Nhiều nhất ${fault.maximum} mục.`;
    case 'BAD_ID':
      return 'Mã chỉ gồm chữ không dấu, số và dấu gạch ngang.';
    case 'WRONG':
      return 'Giá trị chưa đúng. Hãy nhập lại.';
    case 'FIRST_TIER_NOT_ZERO':
      return 'Hạng đầu tiên phải bắt đầu từ 0 để mọi thành viên đều có hạng.';
    case 'LADDER_NOT_RISING':
      return `Mức này phải lớn hơn ${inUnit(fault.previous, fault.metric)} của hạng ${fault.previousName}.`;
    case 'KEEP_ABOVE_ENTER':
      return `Mức giữ hạng không được lớn hơn mức lên hạng ${inUnit(fault.enter, fault.metric)}.`;
    case 'ENDS_BEFORE_START':
      return 'Lúc kết thúc phải sau lúc bắt đầu.';
    case 'SAME_ID':
      return 'Mã này đã dùng cho một mục khác.';
    case 'SAME_NAME':
      return `Đã có một hạng tên ${fault.name}. Hãy đặt tên khác.`;
  }
}

function inUnit(value: number, metric: TierMetric): string {
  const units = { NET_SPEND: 'đ', ORDER_COUNT: ' hoá đơn', EVENT_COUNT: ' hoạt động', LIFETIME_POINTS: ' điểm' };
  return `${groupThousands(value)}${units[metric]}`;
}
