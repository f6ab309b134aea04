import { campaignRule } from '@quaylai/shared/programme/campaign-rule';
import type { Page } from 'playwright-core';
import { cashier, customers, type DemoPerson, newcomer, owner } from '../scripts/shop/demo-people.ts';
import type { Hand } from './hand.ts';
import type { OpenShop } from './shop.ts';

/** One screen as somebody comes to see it. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  /** What is done there before it is looked at: opening a sheet. */
  readonly act?: (hand: Hand) => Promise<unknown>;
  /** Has what it waits for; without it the screen is ready once no skeleton breathes. */
  readonly reads?: string | RegExp;
}

export interface Round {
  readonly who: 'newcomer' | 'customer' | 'cashier' | 'owner';
  readonly person: DemoPerson;
  readonly visits: readonly Visit[];
}

/** What the paths of a shop need: ids that only the open shop knows. */
export interface Ids {
  readonly rewardId: string;
  readonly redemptionId: string;
  readonly memberId: string;
  readonly branchId: string;
}

/** The member whose screens are looked at: long name, Bạc, vouchers and history. */
const guest = named('Nguyễn Hoàng Phương Thảo Vy');

function named(name: string): DemoPerson {
  const found = customers.find((customer) => customer.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

const risen = (hand: Hand) => hand.page.getByRole('dialog').waitFor();

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
    act: (hand) =>
      hand.page
        .locator('.member-qr')
        .click()
        .then(() => risen(hand)),
  },
  { name: 'rewards', path: '/rewards' },
  { name: 'reward', path: `/rewards/${rewardId}` },
  {
    name: 'reward-redeem',
    path: `/rewards/${rewardId}`,
    act: (hand) =>
      hand.page
        .locator('.dock .button')
        .click()
        .then(() => risen(hand)),
  },
  { name: 'vouchers', path: '/vouchers' },
  { name: 'voucher', path: `/vouchers/${redemptionId}` },
  {
    name: 'voucher-qr',
    path: `/vouchers/${redemptionId}`,
    act: (hand) =>
      hand.page
        .locator('.button-main')
        .first()
        .click()
        .then(() => risen(hand)),
  },
  { name: 'history', path: '/history' },
  {
    name: 'history-why',
    path: '/history',
    act: (hand) =>
      hand.page
        .locator('button.list-row')
        .first()
        .click()
        .then(() => risen(hand)),
  },
  { name: 'tiers', path: '/tiers' },
  { name: 'scan', path: '/scan' },
  { name: 'me', path: '/me' },
  {
    name: 'me-name',
    path: '/me',
    act: (hand) =>
      hand.page
        .locator('button.list-row')
        .first()
        .click()
        .then(() => risen(hand)),
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

/** A campaign with every kind of condition, published as the second version of the rules. */
async function announce(shop: OpenShop): Promise<void> {
  const asOwner = await shop.as(owner);
  const { reply } = await asOwner.call('GET /v1/admin/rules', {});
  const weekend = campaignRule.parse({
    id: 'cuoi-tuan',
    name: 'Cuối tuần nhân đôi cho khách quen của quán',
    effect: { kind: 'MULTIPLY', percent: 200 },
    weekdays: [6, 7],
    hours: { from: 9 * 60, until: 24 * 60 },
    tiers: ['bac', 'vang'],
    minimumDong: 1_250_000,
    budgetPoints: 100_000_000,
    firstOrders: 500,
  });
  await asOwner.call('POST /v1/admin/rules/versions', {
    body: {
      document: { ...reply.active.document, campaigns: [weekend] },
      reason: 'Cuối năm, mời khách quen ghé cuối tuần',
      effectiveFrom: null,
      basedOn: reply.latestVersion,
    },
  });
}

/** The guest asks for a gift at the counter, which waits there for ten minutes. */
export async function waitAtTheCounter(shop: OpenShop, rewardId: string, branchId: string): Promise<void> {
  await (await shop.as(guest)).call('POST /v1/me/redemptions', { body: { rewardId, branchId: branchId as never } });
}

/** Gives the guest something to look at, and says under which ids. */
export async function furnish(shop: OpenShop): Promise<Ids> {
  await announce(shop);
  const asGuest = await shop.as(guest);
  const { reply: shelf } = await asGuest.call('GET /v1/rewards', { query: {} });
  const voucher = shelf.items.find(({ name }) => name === 'Cà phê sữa đá');
  const gift = shelf.items.find(({ name }) => name === 'Túi vải canvas');
  const branchId = shop.demo.branchIds[0];
  if (!voucher || !gift || !branchId) throw new Error('the demo shop lacks something to redeem');
  const bought = await asGuest.call('POST /v1/me/redemptions', {
    body: { rewardId: voucher.rewardId, branchId: null },
  });
  await waitAtTheCounter(shop, gift.rewardId, branchId);
  const question = 'Hoá đơn hôm thứ bảy của mình chưa thấy cộng điểm, nhờ quán xem giúp với ạ.';
  await asGuest.call('POST /v1/me/requests', { body: { kind: 'DISPUTE', text: question, entrySeq: 1 } });
  const { reply: me } = await asGuest.call('GET /v1/me', {});
  const { redemptionId } = bought.reply;
  return { rewardId: gift.rewardId, redemptionId, memberId: me.memberId, branchId };
}

/** Goes there without reloading, as Zalo does with a link while the Mini App runs, and waits until it stands. */
export async function visit(hand: Hand, screen: Visit): Promise<void> {
  try {
    await goTo(hand, screen);
  } catch (error) {
    throw new Error(`${screen.name} at ${screen.path} does not stand`, { cause: error });
  }
}

async function goTo(hand: Hand, { path, act, reads }: Visit): Promise<void> {
  const { page } = hand;
  const isThere = new URL(page.url()).pathname.replace(/^\/zapps\/\d+/, '').replace(/^$/, '/') === path;
  if (!isThere) await page.evaluate(() => document.querySelector('main')?.setAttribute('data-left', ''));
  await hand.phone.openWarm(path);
  await page.waitForFunction(
    () => document.querySelector('main:not([data-left])') && !document.querySelector('[role="dialog"]'),
  );
  await stands(page);
  if (reads) await hand.reads(reads);
  await act?.(hand);
  await stands(page);
}

/** Nothing is being fetched or drawn any more, and nothing moves: looked at in between, a text seems to lie elsewhere. */
async function stands(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.bone') === null);
  await page.waitForFunction(
    () => {
      const places = [...document.querySelectorAll('main *, [role="dialog"] *')].map((element) => {
        const { x, y, height } = element.getBoundingClientRect();
        return [x, y, height].map(Math.round).join();
      });
      const seen = places.join(' ');
      const isStill = document.body.dataset['seen'] === seen;
      document.body.dataset['seen'] = seen;
      return isStill;
    },
    undefined,
    { polling: 60 },
  );
}
