import { cashier, type DemoPerson, newcomer, owner } from '../scripts/shop/demo-people.ts';
import { guest, type Ids } from './furnish.ts';
import type { Hand } from './hand.ts';
import type { Visit } from './visit.ts';

export interface Round {
  readonly who: 'newcomer' | 'customer' | 'cashier' | 'owner';
  readonly person: DemoPerson;
  readonly visits: readonly Visit[];
}

const risen = (hand: Hand) => hand.page.getByRole('dialog').waitFor();

/** A tap on the first of these brings a sheet. */
const opens = (selector: string) => async (hand: Hand) => {
  await hand.page.locator(selector).first().click();
  await risen(hand);
};

export function rounds(ids: Ids): readonly Round[] {
  return [
    {
      who: 'newcomer',
      person: newcomer,
      visits: [
        { name: 'join', path: '/', reads: 'Tham gia' },
        { name: 'join-privacy', path: '/privacy' },
      ],
    },
    { who: 'customer', person: guest, visits: customerVisits(ids) },
    { who: 'cashier', person: cashier, visits: staffVisits },
    { who: 'owner', person: owner, visits: ownerVisits(ids) },
  ];
}

const customerVisits = ({ rewardId, redemptionId }: Ids): readonly Visit[] => [
  { name: 'home', path: '/' },
  {
    name: 'home-qr',
    path: '/',
    act: opens('.member-qr'),
  },
  { name: 'rewards', path: '/rewards' },
  { name: 'reward', path: `/rewards/${rewardId}` },
  {
    name: 'reward-redeem',
    path: `/rewards/${rewardId}`,
    act: opens('.dock .button'),
  },
  { name: 'vouchers', path: '/vouchers' },
  { name: 'voucher', path: `/vouchers/${redemptionId}` },
  {
    name: 'voucher-qr',
    path: `/vouchers/${redemptionId}`,
    act: opens('.button-main'),
  },
  { name: 'history', path: '/history' },
  {
    name: 'history-why',
    path: '/history',
    act: opens('button.list-row'),
  },
  { name: 'tiers', path: '/tiers' },
  { name: 'scan', path: '/scan' },
  { name: 'me', path: '/me' },
  {
    name: 'me-name',
    path: '/me',
    act: opens('button.list-row'),
  },
  { name: 'me-data', path: '/me', act: (hand) => hand.tapOn(/Tải dữ liệu của tôi/).then(() => risen(hand)) },
  { name: 'me-erase', path: '/me', act: (hand) => hand.tapOn(/Rời chương trình/).then(() => risen(hand)) },
  { name: 'privacy', path: '/privacy' },
  { name: 'terms', path: '/terms' },
  { name: 'not-found', path: '/nowhere' },
];

/** Found by the end of their phone number, as a customer says it. */
const serveGuest = async (hand: Hand) => {
  await hand.type(/Số điện thoại hoặc tên/, guest.phone.slice(-4));
  await hand.tap('Tìm khách');
  await hand.tapOn(guest.name);
  await hand.reads('Tiền hoá đơn');
};

const reviewBill = async (hand: Hand) => {
  await serveGuest(hand);
  for (const key of ['3', '5', '0', '000']) await hand.tap(key);
  await hand.tap('Tiếp tục');
  await hand.reads('Được cộng');
};

const postBill = async (hand: Hand) => {
  await reviewBill(hand);
  await hand.tap('Xác nhận');
  await hand.reads('Đã ghi nhận');
};

const staffVisits: readonly Visit[] = [
  { name: 'counter', path: '/staff' },
  { name: 'bill', path: '/staff', act: serveGuest },
  { name: 'bill-review', path: '/staff', act: reviewBill },
  { name: 'receipt', path: '/staff', act: postBill },
  { name: 'return', path: '/staff/return' },
  { name: 'approvals', path: '/staff/approvals' },
  { name: 'decision', path: '/staff/approvals', act: (hand) => hand.tapOn('Túi vải canvas').then(() => risen(hand)) },
  { name: 'voucher-entry', path: '/staff/voucher' },
  { name: 'bill-qr', path: '/staff/bill-qr' },
  { name: 'staff-today', path: '/staff/today' },
];

/** Every clause of the rules unfolded, as an owner who reads all of it would have them. */
const openClauses = ({ page }: Hand) =>
  page.evaluate(() => {
    for (const clause of document.querySelectorAll('details')) clause.open = true;
  });

const formerList = [
  'Số điện thoại\tHọ tên\tĐiểm\tHạn dùng',
  '0908123456\tNguyễn Hoàng Phương Thảo Vy\t1.250\t31/12/2027',
  '908123457\tTrần Minh\t80\t',
  '09081234\tLê Thị Bích\t45\t',
].join('\n');

const ownerVisits = ({ rewardId, memberId, branchId }: Ids): readonly Visit[] => [
  { name: 'overview', path: '/owner' },
  { name: 'branches', path: '/owner/branches' },
  { name: 'branch-sheet', path: '/owner/branches', act: (hand) => hand.tap('Mở chi nhánh').then(() => risen(hand)) },
  { name: 'poster', path: `/owner/branches/${branchId}/poster` },
  { name: 'tills', path: '/owner/tills' },
  {
    name: 'till-sheet',
    path: '/owner/tills',
    act: (hand) => hand.tapOn(/Máy bán hàng tại quầy/).then(() => risen(hand)),
  },
  { name: 'rules', path: '/owner/rules' },
  { name: 'rules-open', path: '/owner/rules', act: openClauses },
  { name: 'tier', path: '/owner/rules/tiers/bac' },
  { name: 'campaign', path: '/owner/rules/campaigns/cuoi-tuan' },
  { name: 'versions', path: '/owner/rules/versions' },
  { name: 'version', path: '/owner/rules/versions/2' },
  { name: 'owner-rewards', path: '/owner/rewards' },
  { name: 'reward-form', path: `/owner/rewards/${rewardId}` },
  {
    name: 'reward-new',
    path: '/owner/rewards/new',
    act: ({ page, says }) => page.getByLabel(says('Phiếu cho khách')).selectOption('PERCENT'),
  },
  { name: 'desktops', path: '/owner/desktop' },
  { name: 'reviews', path: '/owner/reviews' },
  { name: 'corrections', path: '/owner/corrections' },
  { name: 'requests', path: '/owner/requests' },
  {
    name: 'request-answer',
    path: '/owner/requests',
    act: (hand) => hand.tap('Trả lời').then(() => risen(hand)),
  },
  { name: 'people', path: '/owner/people' },
  {
    name: 'person',
    path: '/owner/people',
    act: (hand) => hand.tapOn(/Phạm Ngọc Tú/).then(() => risen(hand)),
  },
  { name: 'import', path: '/owner/import' },
  {
    name: 'import-review',
    path: '/owner/import',
    act: async (hand) => {
      await hand.type('Hoặc dán danh sách vào đây', formerList);
      await hand.tap('Xem lại danh sách');
      await hand.reads('1 dòng cần sửa');
    },
  },
  { name: 'members', path: '/owner/members' },
  { name: 'member', path: `/owner/members/${memberId}` },
  {
    name: 'member-correct',
    path: `/owner/members/${memberId}`,
    act: (hand) => hand.tap('Điều chỉnh điểm').then(() => risen(hand)),
  },
  {
    name: 'member-tier',
    path: `/owner/members/${memberId}`,
    act: (hand) => hand.tap('Trao hạng').then(() => risen(hand)),
  },
];
