import { commit } from '@quaylai/functions/ledger/commit';
import { signPush } from '@quaylai/functions/pos/order-push';
import { planIntegration } from '@quaylai/functions/records/integrations';
import { planZaloKey } from '@quaylai/functions/records/zalo-keys';
import { signLikeZalo, zaloSignatureHeader } from '@quaylai/functions/zalo/event-signature';
import { createGateway } from '@quaylai/infra/local/gateway';
import { keepAliveMs, listen } from '@quaylai/infra/local/loopback-server';
import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { routes } from '@quaylai/shared/api/routes';
import { refuse } from '@quaylai/shared/words/result';
import { serviceOf, tokenOf } from '../../functions/test/caller.ts';
import { type TestWorld, testWorld } from '../../functions/test/engine.ts';
import { invocation } from '../../functions/test/events.ts';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { type Grounds, openGrounds } from '../../functions/test/security/grounds.ts';
import { must } from '../../functions/test/shop.ts';
import { seededBytes } from '../simulate/stage.ts';
import { plant } from './plant.ts';

/** Somebody who may knock, by what they hold. */
export interface Knocker {
  readonly roles: readonly string[];
  readonly token: string;
}

/** Three shops in one table: one that is attacked from, one with ids of its own, one whose ids are the first one's. */
export interface Town {
  readonly url: string;
  readonly knockers: readonly Knocker[];
  /** Signs a till's body. */
  readonly sign: (body: string) => Readonly<Record<string, string>>;
  /** Signs what Zalo tells of the first shop's Mini App. */
  readonly signLikeZalo: (body: string) => Readonly<Record<string, string>>;
  /** Ids by the name of the field that carries them: of the attacker's own shop, then of the others. */
  readonly own: Record<string, readonly string[]>;
  readonly foreign: Ids;
  /** What only the other shops know. */
  readonly canaries: readonly string[];
  readonly bugs: readonly unknown[];
  close(): void;
}

const zaloKey = 'mini-app-api-key';

type Ids = Readonly<Record<string, readonly string[]>>;

const nobodyAtZalo = {
  me: async () => refuse({ code: 'ZALO_TOKEN_REJECTED' } as const),
  phone: async () => refuse({ code: 'PHONE_UNVERIFIED' } as const),
};

export async function openTown(seed: number): Promise<Town> {
  const world = testWorld(modelTable(new ModelStore()));
  const { functions, bugs } = serviceOf(world, nobodyAtZalo);
  // The same seed gives the same ids: who mixes up two shops is found at once.
  const inOrder = (from: number): TestWorld => {
    const bytes = seededBytes(from);
    return { ...world, randomBytes: (count) => new Uint8Array(bytes(count)) };
  };
  const [own, foreign, twin] = [
    await openGrounds(inOrder(seed), serviceOf(world)),
    await openGrounds(inOrder(seed + 1), serviceOf(world)),
    await openGrounds(inOrder(seed), serviceOf(world)),
  ];
  const canaries = [...(await plant(world, foreign, 'Hoàng Yến Bê')), ...(await plant(world, twin, 'Hoàng Yến Xê'))];
  // One pushes, the other is what owners pause and give new secrets.
  const connect = async () =>
    must(await commit(world, () => planIntegration(world, own.shop.programme, 'Máy bán hàng')));
  const [till, spareTill] = [await connect(), await connect()];
  must(await commit(world, () => planZaloKey(world, own.shop.programme, zaloKey)));
  const gateway = createGateway({
    routes: Object.keys(routes).map((routeKey) => ({
      routeKey,
      functionName: routes[routeKey as KnownRouteKey].audience,
    })),
    clock: { now: () => new Date(world.clock()), offsetMs: () => 0, set: () => undefined, onMove: () => undefined },
    invoke: async (name, event) => ({
      kind: 'answer',
      payload: await functions[name as keyof typeof functions](event as never, invocation),
    }),
    controlPlane: undefined,
  });
  // A connection that the gateway hangs up on while this process is busy would look like a fault.
  gateway.keepAliveTimeout = keepAliveMs;
  const port = await listen(gateway, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    knockers: await knockersAt(world, own),
    sign: (body) => ({
      'x-loyalty-integration': till.integrationId,
      'x-loyalty-signature': signPush(Buffer.from(body), till.secrets[0] ?? '', world.clock()),
    }),
    signLikeZalo: (body) => ({ [zaloSignatureHeader]: signLikeZalo(eventIn(body), zaloKey) }),
    own: { ...idsOf(own), integrationId: [spareTill.integrationId] },
    foreign: idsOf(foreign),
    canaries: [...canaries, foreign.shop.programme.id, twin.shop.programme.id],
    bugs,
    close: () => {
      gateway.close();
      gateway.closeAllConnections();
    },
  };
}

/** What is no event has no values to sign. */
function eventIn(body: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(body) as object) };
  } catch {
    return {};
  }
}

function idsOf({ shop, an, binh, redemptionId, spendRequestId, invitationId, reward, spare, qr, staff }: Grounds): Ids {
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
    requestId: [spendRequestId],
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

async function knockersAt(world: TestWorld, at: Grounds): Promise<readonly Knocker[]> {
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
