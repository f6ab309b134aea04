import type { ExpiryRule } from '../programme/expiry-rule.ts';
import { groupThousands } from './money.ts';
import { formatPercentAsFactor, vietnameseNumbers } from './numbers.ts';

export type SettingValue = string | number | null | readonly string[] | ExpiryRule;

/** One difference between two rule documents, in numbers. */
export type RuleChange =
  | {
      readonly kind: 'SETTING';
      readonly name: SettingName;
      readonly before: SettingValue;
      readonly after: SettingValue;
    }
  | { readonly kind: 'EXCLUDED' | 'INCLUDED'; readonly goods: string }
  | { readonly kind: 'TIER_ADDED'; readonly tierName: string; readonly enter: number }
  | { readonly kind: 'TIER_REMOVED' | 'TIER_BENEFITS'; readonly tierName: string }
  | { readonly kind: 'TIER_NAME'; readonly tierName: string; readonly before: string; readonly after: string }
  | {
      readonly kind: 'TIER_ENTER' | 'TIER_KEEP' | 'TIER_MULTIPLIER';
      readonly tierName: string;
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'CAMPAIGN_ADDED' | 'CAMPAIGN_CHANGED' | 'CAMPAIGN_REMOVED'; readonly name: string };

/** What each setting is called, and how its value is written. */
const settings = {
  unitName: { label: 'Tên gọi điểm', write: String },
  earnPrice: { label: 'Số tiền cho 1 điểm', write: dong },
  minimumInvoice: { label: 'Hoá đơn tối thiểu để tích điểm', write: dong },
  rounding: { label: 'Cách làm tròn điểm', write: choice },
  capPerOrder: { label: 'Điểm tối đa mỗi hoá đơn', write: countOrNone },
  capPerDay: { label: 'Điểm tối đa mỗi ngày', write: countOrNone },
  pendingDays: { label: 'Số ngày chờ trước khi dùng được điểm', write: String },
  pointValue: { label: 'Giá trị 1 điểm khi trả', write: dong },
  minimumPoints: { label: 'Số điểm tối thiểu mỗi lần dùng', write: countOrNone },
  ceiling: { label: 'Phần hoá đơn được trả bằng điểm', write: (value: SettingValue) => `${value}%` },
  holdMinutes: { label: 'Thời gian giữ điểm', write: (value: SettingValue) => `${value} phút` },
  expiry: { label: 'Hạn dùng điểm', write: (value: SettingValue) => life(value as ExpiryRule) },
  metrics: {
    label: 'Xếp hạng theo',
    write: (value: SettingValue) => (value as readonly string[]).map(choice).join(', '),
  },
  match: { label: 'Điều kiện lên hạng', write: choice },
  window: { label: 'Kỳ xét hạng', write: choice },
  downgrade: { label: 'Khi không giữ được hạng', write: choice },
  graceDays: { label: 'Số ngày gia hạn xét hạng', write: String },
  clawback: { label: 'Khi trả hàng mà điểm đã dùng hết', write: choice },
} as const satisfies Record<string, { label: string; write: (value: SettingValue) => string }>;

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as readonly SettingName[];

const choices: Readonly<Record<string, string>> = {
  DOWN: 'làm tròn xuống',
  HALF_UP: 'làm tròn gần nhất',
  UP: 'làm tròn lên',
  NET_SPEND: 'chi tiêu',
  LIFETIME_POINTS: 'điểm tích luỹ trọn đời',
  ORDER_COUNT: 'số hoá đơn',
  EVENT_COUNT: 'số hoạt động',
  ALL: 'đủ tất cả',
  ANY: 'đủ một trong số',
  CALENDAR_YEAR: 'năm dương lịch',
  ROLLING_12M: '12 tháng từ ngày lên hạng',
  ANNIVERSARY: 'năm từ ngày tham gia',
  LIFETIME: 'trọn đời',
  ONE_LEVEL: 'xuống một hạng',
  FULL: 'xuống hạng theo mức đạt được',
  NONE: 'giữ nguyên hạng',
  DEBT: 'trừ vào lần tích sau',
  CLAMP: 'bỏ qua',
};

export function ruleChangeInVietnamese(change: RuleChange): string {
  switch (change.kind) {
    case 'SETTING': {
      const { label, write } = settings[change.name];
      return `${label}: ${write(change.before)} → ${write(change.after)}.`;
    }
    case 'EXCLUDED':
      return `Không còn tích điểm cho ${change.goods}.`;
    case 'INCLUDED':
      return `Tích điểm trở lại cho ${change.goods}.`;
    case 'TIER_ADDED':
      return `Thêm hạng ${change.tierName} từ ${dong(change.enter)}.`;
    case 'TIER_REMOVED':
      return `Bỏ hạng ${change.tierName}.`;
    case 'TIER_BENEFITS':
      return `Hạng ${change.tierName}: sửa mô tả, điều kiện hoặc quyền lợi.`;
    case 'TIER_NAME':
      return `Đổi tên hạng ${change.before} thành ${change.after}.`;
    case 'TIER_ENTER':
      return `Hạng ${change.tierName}, mức lên hạng: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'TIER_KEEP':
      return `Hạng ${change.tierName}, mức giữ hạng: ${dong(change.before)} → ${dong(change.after)}.`;
    case 'TIER_MULTIPLIER':
      return `Hạng ${change.tierName}, hệ số tích điểm: ×${factor(change.before)} → ×${factor(change.after)}.`;
    case 'CAMPAIGN_ADDED':
      return `Thêm chương trình «${change.name}».`;
    case 'CAMPAIGN_CHANGED':
      return `Sửa chương trình «${change.name}».`;
    case 'CAMPAIGN_REMOVED':
      return `Bỏ chương trình «${change.name}».`;
  }
}

function dong(value: SettingValue): string {
  return `${groupThousands(Number(value))}đ`;
}

function countOrNone(value: SettingValue): string {
  return value === null ? 'không giới hạn' : groupThousands(Number(value));
}

function choice(value: SettingValue): string {
  return choices[String(value)] ?? String(value);
}

function life(expiry: ExpiryRule): string {
  switch (expiry.kind) {
    case 'NEVER':
      return 'không hết hạn';
    case 'ROLLING':
      return `${expiry.months} tháng`;
    case 'ROLLING_DAYS':
      return `${expiry.days} ngày`;
    case 'END_OF':
      return `cuối ${{ MONTH: 'tháng', QUARTER: 'quý', YEAR: 'năm' }[expiry.unit]} sau ${expiry.months} tháng`;
    case 'FIXED':
      return `các ngày ${expiry.dates.map((date) => `${date.slice(3)}/${date.slice(0, 2)}`).join(', ')} hằng năm`;
    case 'INACTIVITY':
      return `${expiry.months} tháng không mua hàng`;
  }
}

function factor(percent: number): string {
  return formatPercentAsFactor(percent, vietnameseNumbers);
}
