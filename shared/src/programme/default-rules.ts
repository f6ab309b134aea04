import type { TierId } from '../words/ids.ts';
import { dong } from '../words/money.ts';
import { points } from '../words/points.ts';
import type { RuleDocument } from './rule-document.ts';

/** What a new programme starts with (CAP26): the reference programme K0 of semantics C0, with nothing excluded. */
export const defaultRules: RuleDocument = {
  schema: 1,
  unitName: 'điểm',
  earn: { dongPerPoint: dong(10_000), minimumInvoiceDong: dong(0) },
  exclusions: { skus: [], categories: [] },
  payment: { dongPerPoint: dong(1_000), minimumPoints: points(10), ceilingPercent: 50, holdMinutes: 10 },
  expiry: { kind: 'ROLLING', months: 12 },
  tiers: [
    {
      id: 'dong' as TierId,
      name: 'Đồng',
      description: 'Hạng khởi đầu của mọi thành viên.',
      look: 'copper',
      enterDong: dong(0),
      keepDong: dong(0),
      multiplierPercent: 100,
      perks: ['Tích điểm trên mọi hoá đơn', 'Đổi quà ngay khi đủ điểm'],
    },
    {
      id: 'bac' as TierId,
      name: 'Bạc',
      description: 'Khách quen của quán.',
      look: 'silver',
      enterDong: dong(5_000_000),
      keepDong: dong(4_000_000),
      multiplierPercent: 120,
      perks: ['Tích điểm nhân 1,2', 'Ưu tiên nhận món khi đông khách'],
    },
    {
      id: 'vang' as TierId,
      name: 'Vàng',
      description: 'Bạn thân của quán.',
      look: 'honey',
      enterDong: dong(15_000_000),
      keepDong: dong(12_000_000),
      multiplierPercent: 150,
      perks: ['Tích điểm nhân 1,5', 'Thử món mới trước mọi người'],
    },
    {
      id: 'kim-cuong' as TierId,
      name: 'Kim cương',
      description: 'Người nhà của quán.',
      look: 'ice',
      enterDong: dong(50_000_000),
      keepDong: dong(40_000_000),
      multiplierPercent: 200,
      perks: ['Tích điểm nhân 2', 'Bàn riêng khi đặt trước'],
    },
  ],
};
