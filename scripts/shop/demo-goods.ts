import type { SentBy } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';

type RewardBody = SentBy<Routes['POST /v1/admin/rewards']>['body'];
type BranchBody = SentBy<Routes['POST /v1/admin/branches']>['body'];

export const branches: readonly BranchBody[] = [
  { name: 'CN Nguyễn Huệ', address: '68 Nguyễn Huệ, phường Sài Gòn, TP. Hồ Chí Minh', active: true },
  { name: 'CN Thảo Điền', address: '12 Xuân Thuỷ, phường An Khánh, TP. Hồ Chí Minh', active: true },
];

const voucher = { kind: 'VOUCHER', limitPerMember: null, stock: null, validDays: 30, status: 'ACTIVE' } as const;

export const rewards: readonly RewardBody[] = [
  {
    ...voucher,
    name: 'Cà phê sữa đá',
    description: 'Một ly cỡ vừa tại mọi chi nhánh.',
    picture: 'coffee',
    pricePoints: 20,
  },
  {
    ...voucher,
    name: 'Trà đào cam sả',
    description: 'Một ly cỡ vừa, thêm topping tính riêng.',
    picture: 'tea',
    pricePoints: 35,
  },
  {
    ...voucher,
    name: 'Bánh mì que pa-tê',
    description: 'Một phần, nóng giòn tại quầy.',
    picture: 'cake',
    pricePoints: 15,
    limitPerMember: 3,
  },
  {
    ...voucher,
    name: 'Ly sứ Quay Lại',
    description: 'Ly sứ 350 ml, số lượng có hạn, mỗi khách một chiếc.',
    picture: 'cup',
    pricePoints: 180,
    stock: 30,
    limitPerMember: 1,
    validDays: 14,
  },
  {
    ...voucher,
    kind: 'COUNTER',
    name: 'Túi vải canvas',
    description: 'Nhận ngay tại quầy sau khi nhân viên duyệt.',
    picture: 'bag',
    pricePoints: 120,
    stock: 50,
  },
  {
    ...voucher,
    kind: 'COUNTER',
    name: 'Cà phê rang xay 250 g',
    description: 'Hạt Cầu Đất rang vừa, xay theo ý bạn.',
    picture: 'bean',
    pricePoints: 260,
    stock: 20,
  },
  {
    ...voucher,
    name: 'Giảm 30.000đ',
    description: 'Cho hoá đơn từ 100.000đ, mỗi hoá đơn một phiếu.',
    picture: 'discount',
    pricePoints: 25,
    voucher: { benefit: { kind: 'FIXED', dong: 30_000 }, minimumDong: 100_000, exclusive: true },
  },
];
