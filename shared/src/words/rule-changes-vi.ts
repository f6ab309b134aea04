import type { ExpiryRule } from '../programme/expiry-rule.ts';
import { groupThousands } from './money.ts';
import { vietnameseNumbers } from './numbers.ts';
import {
  type CampaignSettingName,
  campaignSettings,
  programmeSettings,
  type RuleChange,
  type SettingKind,
  type SettingName,
  type SettingValue,
  type TierSettingName,
  tierSettings,
} from './rule-settings.ts';
import { dayAndMonth, type ValueWords, writeSetting } from './rule-values.ts';

const settingLabels: Readonly<Record<SettingName, string>> = {
  unitName: 'Tên gọi điểm',
  earnPrice: 'Số tiền cho 1 điểm',
  minimumInvoice: 'Hoá đơn tối thiểu để tích điểm',
  rounding: 'Cách làm tròn điểm',
  capPerOrder: 'Điểm tối đa mỗi hoá đơn',
  capPerDay: 'Điểm tối đa mỗi ngày',
  pendingDays: 'Thời gian chờ trước khi dùng được điểm',
  pointValue: 'Giá trị 1 điểm khi trả',
  minimumPoints: 'Số điểm tối thiểu mỗi lần dùng',
  ceiling: 'Phần hoá đơn được trả bằng điểm',
  holdMinutes: 'Thời gian giữ điểm',
  expiry: 'Hạn dùng điểm',
  metrics: 'Xếp hạng theo',
  match: 'Điều kiện lên hạng',
  window: 'Kỳ xét hạng',
  downgrade: 'Khi không giữ được hạng',
  graceDays: 'Thời gian gia hạn xét hạng',
  clawback: 'Khi trả hàng mà điểm đã dùng hết',
  ladder: 'Thứ tự hạng',
};

const tierLabels: Readonly<Record<TierSettingName, string>> = {
  enterDong: 'mức lên hạng',
  keepDong: 'mức giữ hạng',
  enterOrders: 'số hoá đơn để lên hạng',
  keepOrders: 'số hoá đơn để giữ hạng',
  enterEvents: 'số hoạt động để lên hạng',
  keepEvents: 'số hoạt động để giữ hạng',
  enterPoints: 'điểm trọn đời để lên hạng',
  multiplierPercent: 'hệ số tích điểm',
  description: 'mô tả',
  look: 'diện mạo thẻ',
  perks: 'quyền lợi',
  hidden: 'hạng ẩn',
  orderDiscountPercent: 'giảm giá mỗi hoá đơn',
  pointPriceDiscountPercent: 'giảm giá điểm khi đổi quà',
  priceList: 'bảng giá',
  entryGiftPoints: 'điểm tặng khi lên hạng',
  expiry: 'hạn dùng điểm',
};

const campaignLabels: Readonly<Record<CampaignSettingName, string>> = {
  name: 'tên',
  effect: 'điểm tặng',
  from: 'bắt đầu',
  until: 'kết thúc',
  weekdays: 'ngày trong tuần',
  hours: 'khung giờ',
  branches: 'số chi nhánh được chọn',
  channels: 'kênh bán',
  tiers: 'hạng',
  skus: 'mã hàng',
  categories: 'nhóm hàng',
  minimumDong: 'hoá đơn tối thiểu',
  group: 'nhóm chương trình',
  exclusive: 'thay chương trình khác',
  replacesTier: 'thay hệ số của hạng',
  priority: 'thứ tự ưu tiên',
  usesPerMember: 'số lần mỗi người',
  pointsPerMember: 'điểm tối đa mỗi người',
  firstOrders: 'số hoá đơn đầu tiên',
  budgetPoints: 'ngân sách điểm',
  stoppedAt: 'dừng khẩn cấp',
};

const values: ValueWords = {
  style: vietnameseNumbers,
  none: 'không có',
  unlimited: 'không giới hạn',
  yes: 'có',
  no: 'không',
  always: 'mọi lúc',
  common: 'theo luật chung',
  choices: {
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
    copper: 'đồng đỏ',
    silver: 'xám bạc',
    honey: 'vàng mật',
    ice: 'xanh băng',
    plain: 'đen than',
  },
  weekdays: ['thứ 2', 'thứ 3', 'thứ 4', 'thứ 5', 'thứ 6', 'thứ 7', 'chủ nhật'],
  days: (count) => `${count} ngày`,
  minutes: (count) => `${count} phút`,
  bonus: (points) => `tặng ${points} điểm`,
  life,
};

export function ruleChangeInVietnamese(change: RuleChange): string {
  switch (change.kind) {
    case 'SETTING':
      return `${settingLabels[change.name]}: ${step(programmeSettings[change.name], change)}.`;
    case 'EXCLUDED':
      return `Không còn tích điểm cho ${change.goods}.`;
    case 'INCLUDED':
      return `Tích điểm trở lại cho ${change.goods}.`;
    case 'TIER_ADDED':
      return `Thêm hạng ${change.tierName} từ ${groupThousands(change.enter)}đ.`;
    case 'TIER_REMOVED':
      return `Bỏ hạng ${change.tierName}.`;
    case 'TIER_NAME':
      return `Đổi tên hạng ${change.before} thành ${change.after}.`;
    case 'TIER_SETTING':
      return `Hạng ${change.tierName}, ${tierLabels[change.name]}: ${step(tierSettings[change.name], change)}.`;
    case 'CAMPAIGN_ADDED':
      return `Thêm chương trình «${change.campaign}».`;
    case 'CAMPAIGN_REMOVED':
      return `Bỏ chương trình «${change.campaign}».`;
    case 'CAMPAIGN_SETTING':
      return `Chương trình «${change.campaign}», ${campaignLabels[change.name]}: ${step(campaignSettings[change.name], change)}.`;
  }
}

function step(kind: SettingKind, { before, after }: { before: SettingValue; after: SettingValue }): string {
  return `${writeSetting(kind, before, values)} → ${writeSetting(kind, after, values)}`;
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
      return `các ngày ${expiry.dates.map(dayAndMonth).join(', ')} hằng năm, ít nhất ${expiry.daysMin} ngày`;
    case 'INACTIVITY':
      return `${expiry.months} tháng không mua hàng`;
  }
}
