import { groupThousands } from './money.ts';
import { formatQuotient, vietnameseNumbers } from './numbers.ts';

/** Something lawful in a rule document that an owner should know, in numbers, and the field it is about. */
export type RuleWarning = { readonly field: string } & (
  | { readonly kind: 'GENEROUS' | 'POINT_WORTH_MORE_THAN_PRICE'; readonly tierName: string; readonly perMille: number }
  | { readonly kind: 'WHOLE_BILL_BY_POINTS' | 'NEVER_EXPIRES' }
  | { readonly kind: 'MINIMUM_FAR_AWAY'; readonly spend: number }
  | {
      readonly kind: 'CAMPAIGNS_STACK';
      readonly tierName: string;
      readonly count: number;
      readonly perMille: number;
    }
  | { readonly kind: 'SHORT_LIFE'; readonly months: number }
  | { readonly kind: 'HIGHER_TIER_EARNS_LESS'; readonly tierName: string; readonly belowName: string }
  | { readonly kind: 'STEP_TOO_FAR'; readonly tierName: string; readonly belowName: string; readonly enter: number }
  | { readonly kind: 'EVERYBODY_REACHES'; readonly tierName: string; readonly enter: number }
);

export function ruleWarningInVietnamese(warning: RuleWarning): string {
  switch (warning.kind) {
    case 'GENEROUS':
      return `Hạng ${warning.tierName} được hoàn ${percent(warning.perMille)} giá trị hoá đơn bằng điểm. Hãy chắc rằng lợi nhuận của bạn cao hơn mức này.`;
    case 'POINT_WORTH_MORE_THAN_PRICE':
      return `Hạng ${warning.tierName} được hoàn ${percent(warning.perMille)}: khách nhận lại bằng hoặc hơn số tiền đã trả. Có thể giá trị điểm đã nhập nhầm.`;
    case 'WHOLE_BILL_BY_POINTS':
      return 'Khách có thể trả cả hoá đơn bằng điểm.';
    case 'MINIMUM_FAR_AWAY':
      return `Khách phải mua ${dong(warning.spend)} mới đủ điểm tối thiểu để dùng.`;
    case 'NEVER_EXPIRES':
      return 'Điểm không hết hạn: số điểm khách đang giữ sẽ chỉ tăng, hãy theo dõi trong báo cáo.';
    case 'SHORT_LIFE':
      return `Điểm chỉ dùng được ${warning.months} tháng: khách ít ghé sẽ mất điểm trước khi kịp dùng.`;
    case 'CAMPAIGNS_STACK':
      return `${warning.count} chương trình nhân điểm có thể cộng dồn: hạng ${warning.tierName} được hoàn tới ${percent(warning.perMille)} một hoá đơn.`;
    case 'HIGHER_TIER_EARNS_LESS':
      return `Hạng ${warning.tierName} tích điểm ít hơn hạng ${warning.belowName} bên dưới.`;
    case 'STEP_TOO_FAR':
      return `Hạng ${warning.tierName} cần ${dong(warning.enter)}, quá xa hạng ${warning.belowName}: gần như không ai lên được.`;
    case 'EVERYBODY_REACHES':
      return `Hạng ${warning.tierName} chỉ cần ${dong(warning.enter)}: gần như ai cũng lên ngay.`;
  }
}

function percent(perMille: number): string {
  return `${formatQuotient(BigInt(perMille), 10n, vietnameseNumbers)}%`;
}

function dong(value: number): string {
  return `${groupThousands(value)}đ`;
}
