import type { StaffRole } from '@quaylai/shared/api/route';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { DesktopId, IntegrationId, InvitationId, RedemptionId, SpendRequestId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { ok } from '@quaylai/shared/words/result';
import { commit } from '../../src/ledger/commit.ts';
import { timedId } from '../../src/ledger/fresh-id.ts';
import { issueBillQr } from '../../src/qr/bill-qr.ts';
import { issueInvitationQr } from '../../src/qr/invitation-qr.ts';
import { issueMemberQr } from '../../src/qr/member-qr.ts';
import { issueStoreQr } from '../../src/qr/store-qr.ts';
import { newDesktopSession } from '../../src/records/desktop-sessions.ts';
import { planIntegration } from '../../src/records/integrations.ts';
import { planInvitation } from '../../src/records/invitations.ts';
import type { Reward } from '../../src/records/rewards.ts';
import { planChangedStaff } from '../../src/records/staff.ts';
import { freshKey, type Service } from '../caller.ts';
import type { TestWorld } from '../engine.ts';
import {
  buy,
  type Colleague,
  hire,
  join,
  type Member,
  must,
  offer,
  openShop,
  type Person,
  type Shop,
  stranger,
} from '../shop.ts';
import { leaveWaiting, type Waiting } from './waiting.ts';

/** Everybody who may knock at a shop's door, and one of everything that an address or a body can name there. */
export interface Grounds {
  readonly shop: Shop;
  readonly stranger: Person;
  readonly an: Member;
  readonly binh: Member;
  /** A member whom the owner may erase without harm to the other cases. */
  readonly leaver: Member;
  readonly staff: Readonly<Record<StaffRole, Colleague>>;
  /** Hired and dismissed again, one in each role. */
  readonly dismissed: Readonly<Record<StaffRole, Colleague>>;
  /** Work at the second branch only. */
  readonly elsewhere: Readonly<Record<'manager' | 'cashier', Colleague>>;
  /** Somebody whom the owner may change or dismiss without harm to the other cases. */
  readonly spare: Colleague;
  readonly reward: Reward;
  /** Of `an`. */
  readonly redemptionId: RedemptionId;
  /** Asked of `an` by the cashier. */
  readonly spendRequestId: SpendRequestId;
  readonly waiting: Waiting;
  /** Where the owner is signed in. */
  readonly desktopId: DesktopId;
  /** Another one, which they may end without harm to the other cases. */
  readonly spareDesktopId: DesktopId;
  readonly integrationId: IntegrationId;
  readonly invitationId: InvitationId;
  readonly qr: Readonly<Record<'member' | 'store' | 'bill' | 'invitation' | 'desktop', string>>;
}

export const canaryName = 'Nguyễn Canari Thị Bí Mật';

export async function openGrounds(
  world: TestWorld,
  service: Pick<Service, 'ask'>,
  zaloAppSecret?: string,
): Promise<Grounds> {
  const shop = await openShop(world, defaultRules, zaloAppSecret);
  const { programme } = shop;
  const [first, second] = shop.branches;
  const an = await join(shop, 'an', canaryName);
  await buy(shop, an.member, 5_000_000);
  const reward = await offer(shop);
  const asked = { key: freshKey(), body: { rewardId: reward.rewardId, branchId: null } };
  const { reply } = await service.ask(an.claims, 'POST /v1/me/redemptions', asked);
  const position = { label: 'Thu ngân mới', role: 'cashier', branchIds: [first.branchId] } as const;
  const { invitationId } = must(await commit(world, () => planInvitation(world, programme, position)));
  const spare = await hire(shop, 'spare', 'cashier', [first.branchId]);

  const staff = await oneOfEach((role) => hire(shop, role, role, role === 'owner' ? [] : [first.branchId]));
  const spending = await service.ask(staff.cashier.claims, 'POST /v1/staff/members/{memberId}/spend-requests', {
    key: freshKey(),
    params: { memberId: an.member },
    body: { branchId: first.branchId, points: 10, payableDong: 100_000 },
  });

  const waiting = await leaveWaiting({ ask: service.ask, shop, an, staff });
  const desktop = await service.ask(null, 'POST /v1/desktop/sign-ins', { body: { miniAppId: shop.miniAppId } });

  const { integrationId } = must(await commit(world, () => planIntegration(world, programme, 'Máy bán hàng')));
  const [desktopId, spareDesktopId] = [timedId<DesktopId>(world), timedId<DesktopId>(world)];
  for (const sessionId of [desktopId, spareDesktopId]) {
    const session = { sessionId, staff: staff.owner.staff.staffId, since: world.clock() };
    const signedIn = newDesktopSession(programme, { ...session, browser: 'CHROME', system: 'WINDOWS' });
    must(await commit(world, async () => ok({ value: null, writes: [signedIn] })));
  }

  const seal = { keys: world.keys, programme };
  const bill = {
    orderId: `${first.branchId}/HD1`,
    amount: dong(100_000),
    branch: first.branchId,
    issuedAt: world.clock(),
  };
  return {
    shop,
    stranger: stranger(shop, 'stranger'),
    an,
    binh: await join(shop, 'binh', 'Bình'),
    leaver: await join(shop, 'leaver'),
    staff,
    dismissed: await oneOfEach((role) => hireAndDismiss(shop, role)),
    elsewhere: {
      manager: await hire(shop, 'manager-2', 'manager', [second.branchId]),
      cashier: await hire(shop, 'cashier-2', 'cashier', [second.branchId]),
    },
    spare,
    reward,
    redemptionId: reply.redemptionId as RedemptionId,
    spendRequestId: spending.reply.requestId,
    waiting: { ...waiting, signIn: desktop.reply },
    desktopId,
    spareDesktopId,
    integrationId,
    invitationId,
    qr: {
      member: issueMemberQr(seal, an.member, world.randomBytes(9), world.clock())[0],
      store: issueStoreQr(seal, first.branchId),
      bill: issueBillQr(seal, { ...bill, issuer: spare.staff.staffId }),
      invitation: issueInvitationQr(seal, invitationId),
      desktop: desktop.reply.content,
    },
  };
}

async function oneOfEach(make: (role: StaffRole) => Promise<Colleague>): Promise<Record<StaffRole, Colleague>> {
  return {
    owner: await make('owner'),
    manager: await make('manager'),
    cashier: await make('cashier'),
    viewer: await make('viewer'),
  };
}

async function hireAndDismiss(shop: Shop, role: StaffRole): Promise<Colleague> {
  const { world, programme } = shop;
  // An owner must remain, so this one is hired as something else, dismissed, and holds a session from before.
  const colleague = await hire(shop, `gone-${role}`, role === 'owner' ? 'manager' : role);
  const { staffId } = colleague.staff;
  must(await commit(world, () => planChangedStaff(world, programme, staffId, { active: false })));
  return colleague;
}

export const draftRules = { ...defaultRules, unitName: 'Sao' };
