import { issueVisitProof } from '@quaylai/functions/qr/visit-proof';
import type { MemberId } from '@quaylai/shared/words/ids';
import { deskRequestOf } from './desk-play.ts';
import type { Intent } from './intents.ts';
import type { At, Known } from './known.ts';
import { asMember, asStaff, asTill, of, pick, playerOf } from './people.ts';
import { personRequestOf } from './person-play.ts';
import type { Request } from './request.ts';
import type { Player, Shop } from './stage.ts';

/** The request that an intent comes to in this moment; null when there is nothing of its kind. */
export function requestOf(intent: Intent, at: At): Request | null {
  if (intent.kind === 'TIME' || intent.kind === 'JOB' || intent.kind === 'JOIN') return null;
  const shop = at.shops[intent.shop];
  if (shop === undefined) return null;
  switch (intent.kind) {
    case 'SALE':
      return sale(intent, shop, at);
    case 'EDIT':
    case 'CANCEL_ORDER':
      return changedSale(intent, shop, at);
    case 'RETURN':
      return returned(intent, shop, at);
    case 'COUNTER':
      return counterBill(intent, shop, at);
    case 'HOLD':
      return newHold(intent, shop, at);
    case 'CAPTURE':
    case 'VOID':
      return endedHold(intent, shop, at);
    case 'REDEEM':
      return redeem(intent, shop, at);
    case 'TAKE_BACK':
    case 'PRESENT':
      return ownRedemption(intent, shop, at);
    case 'APPROVE':
    case 'REFUSE':
      return decision(intent, shop, at);
    case 'HOME':
      return { route: 'GET /v1/me', caller: asMember(shop, playerOf(intent, shop, at.known)) };
    case 'HISTORY':
      return {
        route: 'GET /v1/me/entries',
        caller: asMember(shop, playerOf(intent, shop, at.known)),
        query: { limit: '5' },
      };
    case 'RESTOCK':
      return restocked(intent, shop, at);
    case 'ERASE':
    case 'CHECK_IN':
    case 'ASK_SPEND':
    case 'ANSWER_SPEND':
    case 'SPEND':
      return personRequestOf(intent, shop, at);
    default:
      return deskRequestOf(intent, shop, at);
  }
}

type Of<Kind extends Intent['kind']> = Extract<Intent, { kind: Kind }>;

const orderName = (order: number): string => `HD${order}`;
const orderAt = (shop: number, order: number): string => `${shop}.${orderName(order)}`;

function sale(intent: Of<'SALE'>, shop: Shop, { known, now }: At): Request {
  const { member } = playerOf(intent, shop, known);
  const place = orderAt(intent.shop, intent.order);
  const before = known.orders.get(place);
  const hold = intent.hold ? of(known.holds, intent.shop).find(({ order }) => order === orderName(intent.order)) : null;
  const customer = intent.byPhone ? { phone: `09000000${intent.member}${intent.order % 2}` } : { member_id: member };
  const vouchers = before?.vouchers ?? shownBy(intent, member, known, ({ code }) => code);
  if (before === undefined) {
    known.orders.set(place, { member: JSON.stringify(customer), amount: intent.amount, vouchers, revision: 1 });
  }
  // The first push of an order says what it is; a later one of the same name mostly repeats it.
  const amount = before === undefined || intent.amount % 5 === 0 ? intent.amount : before.amount;
  return push(shop, {
    ...bill(amount),
    kind: 'ORDER',
    source_id: orderName(intent.order),
    revision: 1,
    business_time: new Date(now - intent.lateMinutes * 60_000).toISOString(),
    status: 'COMPLETED',
    paid: true,
    customer: before === undefined || intent.amount % 7 === 0 ? customer : JSON.parse(before.member),
    ...(hold == null ? {} : { points_used: 20, hold_id: hold.hold }),
    ...(vouchers.length === 0 ? {} : { vouchers }),
  });
}

function changedSale(intent: Of<'EDIT' | 'CANCEL_ORDER'>, shop: Shop, { known, now }: At): Request | null {
  const before = known.orders.get(orderAt(intent.shop, intent.order));
  if (before === undefined) return null;
  before.revision += 1;
  return push(shop, {
    ...bill(intent.kind === 'EDIT' ? intent.amount : before.amount),
    kind: 'ORDER',
    source_id: orderName(intent.order),
    revision: before.revision,
    business_time: new Date(now).toISOString(),
    status: intent.kind === 'EDIT' ? 'COMPLETED' : 'CANCELLED',
    paid: true,
    customer: JSON.parse(before.member),
    ...(before.vouchers.length === 0 ? {} : { vouchers: before.vouchers }),
  });
}

function returned(intent: Of<'RETURN'>, shop: Shop, { known, now }: At): Request {
  const before = known.orders.get(orderAt(intent.shop, intent.order)) ?? { amount: 100_000, member: '{}' };
  const lines = bill(before.amount)
    .lines.slice(intent.slip % 2)
    .map((line) => ({ ...line, qty: intent.quantity }));
  const total = lines.reduce((sum, { qty, unit_price: price }) => sum + qty * price, 0);
  return push(shop, {
    lines,
    total,
    kind: 'RETURN',
    source_id: `TH${intent.order}-${intent.slip}`,
    original_source_id: orderName(intent.order),
    revision: 1,
    business_time: new Date(now).toISOString(),
    status: 'COMPLETED',
    paid: true,
  });
}

/** What is known of the voucher that a customer shows for this bill, when they show one. */
function shownBy<Value>(
  { shop, shows }: { readonly shop: number; readonly shows: number | null },
  member: MemberId,
  { redemptions }: Known,
  of: (voucher: Known['redemptions'][number]) => Value | null,
): readonly Value[] {
  const theirs = redemptions.filter((each) => each.shop === shop && each.member === member && each.code !== null);
  if (shows === null || theirs.length === 0) return [];
  const value = of(pick(theirs, shows));
  return value === null ? [] : [value];
}

/** Two goods at half the price each, one of them twice. */
function bill(amount: number) {
  const price = Math.floor(amount / 4);
  const lines = [
    { line_id: '1', qty: 2, unit_price: price },
    { line_id: '2', qty: 1, unit_price: amount - 2 * price },
  ];
  return { lines, total: amount };
}

function push(shop: Shop, body: Record<string, unknown>): Request {
  return { route: 'POST /v1/orders', caller: asTill(shop), body: { branch_ref: pick(shop.branches, 0), ...body } };
}

function counterBill(intent: Of<'COUNTER'>, shop: Shop, { known, now, key, keys }: At): Request {
  const { member } = playerOf(intent, shop, known);
  const caller = asStaff(shop, intent.staff);
  const [shownAt = null] = shownBy(intent, member, known, (each) => each.shownAt);
  const branchId = shownAt ?? pick(shop.branches, intent.bill);
  const staff = pick(shop.staff, intent.staff).staffId;
  const seal = { keys, programme: shop.programme };
  return {
    route: 'POST /v1/staff/earns',
    caller,
    key,
    body: {
      memberId: member,
      branchId,
      amountDong: intent.amount,
      lines: [],
      billNumber: intent.bill % 3 === 0 ? null : `B${intent.bill}`,
      pointsUsed: intent.uses,
      visit: intent.uses > 0 ? issueVisitProof(seal, { member, branch: branchId, staff, confirmed: null }, now) : null,
      vouchers: shownAt === null ? [] : shownBy(intent, member, known, ({ redemption }) => redemption),
      // Filled in from the preview, as the till does.
      previewHash: '',
    },
  };
}

function newHold(intent: Of<'HOLD'>, shop: Shop, { known, now, key, keys }: At): Request {
  const { member } = playerOf(intent, shop, known);
  const branchId = pick(shop.branches, 0);
  const staff = pick(shop.staff, intent.staff).staffId;
  const seal = { keys, programme: shop.programme };
  return {
    route: 'POST /v1/staff/members/{memberId}/holds',
    caller: asStaff(shop, intent.staff),
    key,
    params: { memberId: member },
    body: {
      branchId,
      points: intent.points,
      payableDong: 400_000,
      orderId: orderName(intent.order),
      visit: issueVisitProof(seal, { member, branch: branchId, staff, confirmed: null }, now),
    },
  };
}

function endedHold(intent: Of<'CAPTURE' | 'VOID'>, shop: Shop, { known, key }: At): Request | null {
  const there = of(known.holds, intent.shop);
  if (there.length === 0) return null;
  const { member, hold } = pick(there, intent.hold);
  const asked = { caller: asStaff(shop, intent.staff), key, params: { memberId: member, holdId: hold } };
  if (intent.kind === 'VOID') return { ...asked, route: 'POST /v1/staff/members/{memberId}/holds/{holdId}/void' };
  return {
    ...asked,
    route: 'POST /v1/staff/members/{memberId}/holds/{holdId}/capture',
    body: { points: intent.points },
  };
}

function redeem(intent: Of<'REDEEM'>, shop: Shop, { key, known }: At): Request {
  const reward = pick(shop.rewards, intent.reward);
  const branchId = reward.kind === 'VOUCHER' ? null : pick(shop.branches, intent.branch);
  return {
    route: 'POST /v1/me/redemptions',
    caller: asMember(shop, playerOf(intent, shop, known)),
    key,
    body: { rewardId: reward.rewardId, branchId },
  };
}

function ownRedemption(intent: Of<'TAKE_BACK' | 'PRESENT'>, shop: Shop, { known, key }: At): Request | null {
  const there = of(known.redemptions, intent.shop);
  if (there.length === 0) return null;
  const { member, redemption } = pick(there, intent.redemption);
  const player = shop.members
    .map((_, place) => playerOf({ ...intent, member: place }, shop, known))
    .find(isThem(member));
  if (player === undefined) return null;
  const asked = { caller: asMember(shop, player), key, params: { redemptionId: redemption } };
  if (intent.kind === 'TAKE_BACK') return { ...asked, route: 'POST /v1/me/redemptions/{redemptionId}/cancel' };
  return {
    ...asked,
    route: 'POST /v1/me/redemptions/{redemptionId}/present',
    body: { branchId: pick(shop.branches, intent.branch) },
  };
}

const isThem =
  (member: MemberId) =>
  (player: Player): boolean =>
    player.member === member;

function decision(intent: Of<'APPROVE' | 'REFUSE'>, shop: Shop, { known, key }: At): Request | null {
  const there = of(known.redemptions, intent.shop);
  if (there.length === 0) return null;
  const { member, redemption } = pick(there, intent.redemption);
  const verb = intent.kind === 'APPROVE' ? 'approve' : 'refuse';
  return {
    route: `POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/${verb}`,
    caller: asStaff(shop, intent.staff),
    key,
    params: { memberId: member, redemptionId: redemption },
    // Staff ask for the branch that the gift waits at: tried by turns.
    body: { branchId: pick(shop.branches, intent.redemption), ...(verb === 'refuse' ? { reason: 'Hết hàng' } : {}) },
  };
}

function restocked(intent: Of<'RESTOCK'>, shop: Shop, { versionOf }: At): Request | null {
  const reward = pick(shop.rewards, intent.reward);
  if (reward.stock === null) return null;
  const owner = { ...asStaff(shop, 0), member: null };
  return {
    route: 'PUT /v1/admin/rewards/{rewardId}',
    caller: owner,
    params: { rewardId: reward.rewardId },
    body: { version: versionOf(shop, reward.rewardId), reward: { ...rewardInputOf(reward), stock: intent.stock } },
  };
}

function rewardInputOf({ rewardId: _, version: __, shards: ___, ...input }: Shop['rewards'][number]) {
  return input;
}
