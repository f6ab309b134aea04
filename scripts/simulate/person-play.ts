import { issueStoreQr } from '@quaylai/functions/qr/store-qr';
import type { At } from './known.ts';
import { asMember, asStaff, of, pick, playerOf } from './people.ts';
import type { PersonIntent } from './person-intents.ts';
import type { Request } from './request.ts';
import type { Shop } from './stage.ts';

type Of<Kind extends PersonIntent['kind']> = Extract<PersonIntent, { kind: Kind }>;

/** The request that it comes to when a person does something about themselves; null when there is nothing to do it to. */
export function personRequestOf(intent: Exclude<PersonIntent, { kind: 'JOIN' }>, shop: Shop, at: At): Request | null {
  switch (intent.kind) {
    case 'ERASE':
      return {
        route: 'POST /v1/admin/members/{memberId}/erase',
        caller: asStaff(shop, 0),
        params: { memberId: playerOf(intent, shop, at.known).member },
      };
    case 'CHECK_IN':
      return checkIn(intent, shop, at);
    case 'ASK_SPEND':
      return asking(intent, shop, at);
    case 'ANSWER_SPEND':
      return answer(intent, shop, at);
    case 'SPEND':
      return spending(intent, shop, at);
  }
}

function checkIn(intent: Of<'CHECK_IN'>, shop: Shop, { known, key, keys }: At): Request {
  const seal = { keys, programme: shop.programme };
  return {
    route: 'POST /v1/me/check-ins',
    caller: asMember(shop, playerOf(intent, shop, known)),
    key,
    body: { content: issueStoreQr(seal, pick(shop.branches, intent.branch)) },
  };
}

function asking(intent: Of<'ASK_SPEND'>, shop: Shop, { known, key }: At): Request {
  return {
    route: 'POST /v1/staff/members/{memberId}/spend-requests',
    caller: asStaff(shop, intent.staff),
    key,
    params: { memberId: playerOf(intent, shop, known).member },
    body: { branchId: pick(shop.branches, 0), points: intent.points, payableDong: 400_000 },
  };
}

function answer(intent: Of<'ANSWER_SPEND'>, shop: Shop, { known }: At): Request | null {
  const there = of(known.asked, intent.shop);
  if (there.length === 0) return null;
  const { request, player, member } = pick(there, intent.asked);
  const { person } = pick(shop.members, player);
  return {
    route: `POST /v1/me/spend-requests/{requestId}/${intent.isAgreed ? 'confirm' : 'refuse'}`,
    caller: asMember(shop, { person, member }),
    params: { requestId: request },
  };
}

/** The till looks whether the customer has agreed, and once they have, posts the bill. */
function spending(intent: Of<'SPEND'>, shop: Shop, { known, key }: At): Request | null {
  const there = of(known.asked, intent.shop);
  if (there.length === 0) return null;
  const { request, member, staff, points, visit } = pick(there, intent.asked);
  const caller = asStaff(shop, staff);
  if (visit === null) {
    const params = { memberId: member, requestId: request };
    return { route: 'GET /v1/staff/members/{memberId}/spend-requests/{requestId}', caller, params };
  }
  return {
    route: 'POST /v1/staff/earns',
    caller,
    key,
    body: {
      memberId: member,
      branchId: pick(shop.branches, 0),
      amountDong: intent.amount,
      lines: [],
      billNumber: null,
      pointsUsed: points,
      visit,
      previewHash: '',
    },
  };
}
