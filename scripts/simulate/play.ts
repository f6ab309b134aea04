import { issueVisitProof } from '@quaylai/functions/qr/visit-proof';
import type { MemberId } from '@quaylai/shared/words/ids';
import { billPlays, orderName } from './bill-play.ts';
import { deskPlays } from './desk-play.ts';
import type { Intent } from './intents.ts';
import type { At } from './known.ts';
import { asMember, asStaff, of, pick, playerOf } from './people.ts';
import { personPlays } from './person-play.ts';
import type { Of, Play, Plays } from './plays.ts';
import type { Request } from './request.ts';
import type { Player, Shop } from './stage.ts';

/** What goes by a request to one shop. */
type Asking = Exclude<Extract<Intent, { readonly shop: number }>, { kind: 'JOIN' }>;

const plays: Plays<Asking> = {
  ...billPlays,
  ...deskPlays,
  ...personPlays,
  HOLD: newHold,
  CAPTURE: endedHold,
  VOID: endedHold,
  REDEEM: redeem,
  TAKE_BACK: ownRedemption,
  PRESENT: ownRedemption,
  APPROVE: decision,
  REFUSE: decision,
  HOME: (intent, shop, { known }) => ({
    route: 'GET /v1/me',
    caller: asMember(shop, playerOf(intent, shop, known)),
  }),
  HISTORY: (intent, shop, { known }) => ({
    route: 'GET /v1/me/entries',
    caller: asMember(shop, playerOf(intent, shop, known)),
    query: { limit: '5' },
  }),
  RESTOCK: restocked,
};

/** The request that an intent comes to in this moment; null when there is nothing of its kind. */
export function requestOf(intent: Intent, at: At): Request | null {
  if (!('shop' in intent) || intent.kind === 'JOIN') return null;
  const shop = at.shops[intent.shop];
  const play = plays[intent.kind] as Play<Asking>;
  return shop === undefined ? null : play(intent, shop, at);
}

function newHold(intent: Of<Intent, 'HOLD'>, shop: Shop, { known, now, key, keys }: At): Request {
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

function endedHold(intent: Of<Intent, 'VOID'>, shop: Shop, { known, key }: At): Request | null {
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

function redeem(intent: Of<Intent, 'REDEEM'>, shop: Shop, { key, known }: At): Request {
  const reward = pick(shop.rewards, intent.reward);
  const branchId = reward.kind === 'VOUCHER' ? null : pick(shop.branches, intent.branch);
  return {
    route: 'POST /v1/me/redemptions',
    caller: asMember(shop, playerOf(intent, shop, known)),
    key,
    body: { rewardId: reward.rewardId, branchId },
  };
}

function ownRedemption(intent: Of<Intent, 'PRESENT'>, shop: Shop, { known, key }: At): Request | null {
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

function decision(intent: Of<Intent, 'REFUSE'>, shop: Shop, { known, key }: At): Request | null {
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

function restocked(intent: Of<Intent, 'RESTOCK'>, shop: Shop, { versionOf }: At): Request | null {
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
