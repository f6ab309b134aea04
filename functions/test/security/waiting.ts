import type { StaffRole } from '@quaylai/shared/api/route';
import { formatInstant, instant } from '@quaylai/shared/words/vietnam-time';
import { issueMemberQr } from '../../src/qr/member-qr.ts';
import { freshKey, type Service } from '../caller.ts';
import type { Colleague, Member, Shop } from '../shop.ts';

/** What waits at a shop for somebody's word: each one of a kind, all about `an`. */
export interface Waiting {
  readonly holdId: string;
  /** A bill that came after three days. */
  readonly reviewId: string;
  /** What a member asked of the shop. */
  readonly requestId: string;
  /** Of more points than one hand may give, asked for by the manager. */
  readonly correctionId: string;
  readonly pictureId: string;
  /** A desktop that nobody has signed in. */
  readonly signIn: { readonly signInId: string; readonly secret: string };
}

interface At {
  readonly ask: Service['ask'];
  readonly shop: Shop;
  readonly an: Member;
  readonly staff: Readonly<Record<StaffRole, Colleague>>;
}

const saleAgeMs = 80 * 60 * 60 * 1000;

export async function leaveWaiting(at: At): Promise<Omit<Waiting, 'signIn'>> {
  const { ask, shop, an, staff } = at;
  const params = { memberId: an.member };
  const body = { points: 600, reason: 'Bù điểm', requestId: null };
  const [holdId, late, asked, correction, picture] = await Promise.all([
    heldPoints(at),
    ask(staff.cashier.claims, 'POST /v1/staff/late-earns', {
      key: freshKey(),
      body: {
        ...params,
        branchId: shop.branches[0].branchId,
        amountDong: 100_000,
        billNumber: null,
        soldAt: formatInstant(instant(shop.world.clock() - saleAgeMs)),
      },
    }),
    ask(an.claims, 'POST /v1/me/requests', {
      key: freshKey(),
      body: { kind: 'EXPORT', text: null, entrySeq: null },
    }),
    ask(staff.manager.claims, 'POST /v1/admin/members/{memberId}/corrections', { key: freshKey(), params, body }),
    ask(staff.owner.claims, 'POST /v1/admin/pictures', { body: { type: 'image/webp' } }),
  ]);
  const { requestId } = asked.reply;
  const { correctionId } = correction.reply;
  const { pictureId } = picture.reply;
  const reviewId = String(late.problem.details?.['reviewId']);
  const waiting = { holdId, reviewId, requestId, correctionId, pictureId };
  // An id that nobody has would prove nothing.
  const missing = Object.entries(waiting).filter(([, id]) => id === undefined || id === 'undefined');
  if (missing.length > 0) throw new Error(`nothing waits: ${missing.map(([name]) => name)}`);
  return waiting;
}

async function heldPoints({ ask, shop, an, staff }: At): Promise<string> {
  const { world, programme, branches } = shop;
  const { branchId } = branches[0];
  const [content] = issueMemberQr({ keys: world.keys, programme }, an.member, world.randomBytes(9), world.clock());
  const scanned = await ask(staff.cashier.claims, 'POST /v1/staff/members/scan', { body: { content, branchId } });
  const held = await ask(staff.cashier.claims, 'POST /v1/staff/members/{memberId}/holds', {
    key: freshKey(),
    params: { memberId: an.member },
    body: { branchId, points: 10, payableDong: 100_000, orderId: 'HD-GIU', visit: scanned.reply.visit },
  });
  return held.reply.holdId;
}
