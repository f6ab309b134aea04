import type { Route } from '@quaylai/shared/api/route';
import { type KnownRouteKey, routes } from '@quaylai/shared/api/routes';
import { tokenOf } from '../../functions/test/caller.ts';
import type { TestWorld } from '../../functions/test/engine.ts';
import type { Grounds } from '../../functions/test/security/grounds.ts';
import type { Cast } from './follow/step.ts';
import { accessTokenOf } from './outside.ts';

/** Somebody who may knock, by what they hold. */
export interface Knocker {
  readonly roles: readonly string[];
  readonly token: string;
}

/** By the name of the field that carries them. */
export type Ids = Readonly<Record<string, readonly string[]>>;

export function idsOf(grounds: Grounds): Ids {
  const { shop, an, binh, redemptionId, spendRequestId, invitationId, reward, spare, qr, staff, waiting } = grounds;
  const branchIds = shop.branches.map(({ branchId }) => branchId);
  const codes = Object.values(qr);
  return {
    memberId: [an.member, binh.member],
    member_id: [an.member, binh.member],
    branchId: branchIds,
    branch_ref: branchIds,
    branchIds,
    rewardId: [reward.rewardId],
    redemptionId: [redemptionId],
    vouchers: [redemptionId],
    requestId: [spendRequestId, waiting.requestId],
    holdId: [waiting.holdId],
    hold_id: [waiting.holdId],
    reviewId: [waiting.reviewId],
    correctionId: [waiting.correctionId],
    pictureId: [waiting.pictureId],
    signInId: [waiting.signIn.signInId],
    secret: [waiting.signIn.secret],
    invitationId: [invitationId],
    staffId: [spare.staff.staffId, staff.cashier.staff.staffId],
    content: codes,
    scanned: codes,
    visit: codes,
    seq: ['1', '2', '3'],
    version: ['1'],
    // The contract says text, and the border what a moment may look like.
    business_time: ['2026-11-21T08:30:00', '2026-11-21T01:00:00Z', '2026-11-18T20:00:00+07:00'],
    miniAppId: [shop.miniAppId],
  };
}

export async function knockersAt(world: TestWorld, at: Grounds): Promise<readonly Knocker[]> {
  const people: readonly (readonly [readonly string[], Parameters<typeof tokenOf>[1]])[] = [
    [['person'], at.stranger.claims],
    [['person', 'member'], at.an.claims],
    [['person', 'member'], at.binh.claims],
    ...Object.entries(at.staff).map(([role, { claims }]) => [['person', role], claims] as const),
    [['person', 'manager'], at.elsewhere.manager.claims],
    [['person', 'cashier'], at.elsewhere.cashier.claims],
    [[], at.dismissed.cashier.claims],
  ];
  return Promise.all(people.map(async ([roles, claims]) => ({ roles, token: await tokenOf(world, claims) })));
}

/** Who plays a part in what takes several steps. */
export function castOf({ shop, an }: Grounds, knockers: readonly Knocker[]): Cast {
  const tokens = knockers.filter(({ roles }) => roles.length > 0).map(({ token }) => token);
  const [stranger = '', member = '', friend = ''] = tokens;
  const holding = (role: string) => knockers.find(({ roles }) => roles.includes(role))?.token ?? '';
  const [owner, manager, cashier] = [holding('owner'), holding('manager'), holding('cashier')];
  const place = { branchId: shop.branches[0].branchId, miniAppId: shop.miniAppId, memberId: an.member };
  return { ...place, stranger, member, friend, owner, manager, cashier };
}

/** Who may ask an operation; null when nobody is asked for a session. */
export const holderAmong =
  (knockers: readonly Knocker[]) =>
  (key: string): string | null => {
    const allowed: readonly string[] = (routes[key as KnownRouteKey] as Route).roles;
    return knockers.find(({ roles }) => roles.some((role) => allowed.includes(role)))?.token ?? null;
  };

/** Words that people bring with them: what Zalo gave their phones, the PIN of a shift. */
export const handedOut: Ids = {
  accessToken: ['an', 'binh', 'stranger', 'owner', 'leaver'].map(accessTokenOf),
  phoneToken: ['0909000333', '0909000444'],
  pin: ['2580'],
  current: ['2580'],
};
