import type * as z from 'zod/mini';
import { type RuleDocument, ruleDocumentSchema } from './rule-document.ts';

/** What a new programme starts with (CAP26): the reference programme K0 of semantics C0, with nothing excluded. */
export const defaultRules: RuleDocument = ruleDocumentSchema.parse({
  schema: 1,
  unitName: 'điểm',
  earn: { dongPerPoint: 10_000, minimumInvoiceDong: 0 },
  exclusions: { skus: [], categories: [] },
  payment: { dongPerPoint: 1_000, minimumPoints: 10, ceilingPercent: 50, holdMinutes: 10 },
  expiry: { kind: 'ROLLING', months: 12 },
  tiers: [
    {
      id: 'dong',
      name: 'Đồng',
      description: 'Hạng khởi đầu của mọi thành viên.',
      look: 'copper',
      enterDong: 0,
      keepDong: 0,
      multiplierPercent: 100,
      perks: ['Tích điểm trên mọi hoá đơn', 'Đổi quà ngay khi đủ điểm'],
    },
    {
      id: 'bac',
      name: 'Bạc',
      description: 'Khách quen của quán.',
      look: 'silver',
      enterDong: 5_000_000,
      keepDong: 4_000_000,
      multiplierPercent: 120,
      perks: ['Tích điểm nhân 1,2', 'Ưu tiên nhận món khi đông khách'],
    },
    {
      id: 'vang',
      name: 'Vàng',
      description: 'Bạn thân của quán.',
      look: 'honey',
      enterDong: 15_000_000,
      keepDong: 12_000_000,
      multiplierPercent: 150,
      perks: ['Tích điểm nhân 1,5', 'Thử món mới trước mọi người'],
    },
    {
      id: 'kim-cuong',
      name: 'Kim cương',
      description: 'Người nhà của quán.',
      look: 'ice',
      enterDong: 50_000_000,
      keepDong: 40_000_000,
      multiplierPercent: 200,
      perks: ['Tích điểm nhân 2', 'Bàn riêng khi đặt trước'],
    },
  ],
} satisfies z.input<typeof ruleDocumentSchema>);
