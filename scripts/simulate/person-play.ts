import { issueStoreQr } from '@quaylai/functions/qr/store-qr';
import { asMember, asStaff, of, pick, playerOf } from './people.ts';
import type { PersonIntent } from './person-intents.ts';
import type { Plays } from './plays.ts';

/** What somebody does about themselves; to join goes by no route. */
export const personPlays: Plays<Exclude<PersonIntent, { kind: 'JOIN' }>> = {
  ERASE: (intent, shop, { known }) => ({
    route: 'POST /v1/admin/members/{memberId}/erase',
    caller: asStaff(shop, 0),
    params: { memberId: playerOf(intent, shop, known).member },
  }),

  CHECK_IN: (intent, shop, { known, key, keys }) => {
    const seal = { keys, programme: shop.programme };
    return {
      route: 'POST /v1/me/check-ins',
      caller: asMember(shop, playerOf(intent, shop, known)),
      key,
      body: { content: issueStoreQr(seal, pick(shop.branches, intent.branch)) },
    };
  },

  ASK_SPEND: (intent, shop, { known, key }) => {
    return {
      route: 'POST /v1/staff/members/{memberId}/spend-requests',
      caller: asStaff(shop, intent.staff),
      key,
      params: { memberId: playerOf(intent, shop, known).member },
      body: { branchId: pick(shop.branches, 0), points: intent.points, payableDong: 400_000 },
    };
  },

  ANSWER_SPEND: (intent, shop, { known }) => {
    const there = of(known.asked, intent.shop);
    if (there.length === 0) return null;
    const { request, player, member } = pick(there, intent.asked);
    const { person } = pick(shop.members, player);
    return {
      route: `POST /v1/me/spend-requests/{requestId}/${intent.isAgreed ? 'confirm' : 'refuse'}`,
      caller: asMember(shop, { person, member }),
      params: { requestId: request },
    };
  },

  /** The till looks whether the customer has agreed, and once they have, posts the bill. */
  SPEND: (intent, shop, { known, key }) => {
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
  },
};
