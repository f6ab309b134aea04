import { commit } from '@quaylai/functions/ledger/commit';
import { signPush } from '@quaylai/functions/pos/order-push';
import { planIntegration } from '@quaylai/functions/records/integrations';
import { planZaloKey } from '@quaylai/functions/records/zalo-keys';
import { signLikeZalo, zaloSignatureHeader } from '@quaylai/functions/zalo/event-signature';
import { createGateway } from '@quaylai/infra/local/gateway';
import { keepAliveMs, listen } from '@quaylai/infra/local/loopback-server';
import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { routes } from '@quaylai/shared/api/routes';
import { serviceOf } from '../../functions/test/caller.ts';
import { type TestWorld, testWorld } from '../../functions/test/engine.ts';
import { invocation } from '../../functions/test/events.ts';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { openGrounds } from '../../functions/test/security/grounds.ts';
import { must } from '../../functions/test/shop.ts';
import { seededBytes } from '../simulate/stage.ts';
import { beginnings, prepare } from './beginnings.ts';
import { Behind } from './behind.ts';
import type { Cast } from './follow/step.ts';
import { filledShelf, simulatedZalo } from './outside.ts';
import { castOf, handedOut, holderAmong, type Ids, idsOf, type Knocker, knockersAt } from './people.ts';
import { plant } from './plant.ts';
import { ReadyRequests } from './ready.ts';

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
  /** What would be answered with yes next, and who the first shop's people are. */
  readonly ready: ReadyRequests;
  readonly cast: Cast;
  /** Lets time pass and what follows from a request happen; answers what went wrong in it. */
  goOn(roll: () => number): Promise<readonly unknown[]>;
  close(): void;
}

const zaloKey = 'mini-app-api-key';
/** Whom Zalo knows at one app it does not tell to another. */
const otherAppSecret = 'the-secret-of-another-zalo-app';

export async function openTown(seed: number): Promise<Town> {
  const behind = new Behind();
  const world = testWorld(modelTable(new ModelStore(behind.follow)));
  const service = serviceOf(world, simulatedZalo, filledShelf());
  const { functions, bugs } = service;
  // The same seed gives the same ids: who mixes up two shops is found at once.
  const inOrder = (from: number): TestWorld => {
    const bytes = seededBytes(from);
    return { ...world, randomBytes: (count) => new Uint8Array(bytes(count)) };
  };
  const [own, foreign, twin] = [
    await openGrounds(inOrder(seed), serviceOf(world)),
    await openGrounds(inOrder(seed + 1), serviceOf(world), otherAppSecret),
    await openGrounds(inOrder(seed), serviceOf(world), otherAppSecret),
  ];
  const canaries = [...(await plant(world, foreign, 'Hoàng Yến Bê')), ...(await plant(world, twin, 'Hoàng Yến Xê'))];
  // One pushes, the other is what owners pause and give new secrets.
  const connect = async () =>
    must(await commit(world, () => planIntegration(world, own.shop.programme, 'Máy bán hàng')));
  const [till, spareTill] = [await connect(), await connect()];
  must(await commit(world, () => planZaloKey(world, own.shop.programme, zaloKey)));
  const prepared = await prepare({ world, ask: service.ask, own });
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
  const knockers = await knockersAt(world, own);
  const cast = castOf(own, knockers);
  const ready = new ReadyRequests();
  const holderFor = holderAmong(knockers);
  for (const each of beginnings({ own, ...prepared, cast, holderFor })) ready.begin(each);
  return {
    url: `http://127.0.0.1:${port}`,
    knockers,
    sign: (body) => ({
      'x-loyalty-integration': till.integrationId,
      'x-loyalty-signature': signPush(Buffer.from(body), till.secrets[0] ?? '', world.clock()),
    }),
    signLikeZalo: (body) => ({ [zaloSignatureHeader]: signLikeZalo(eventIn(body), zaloKey) }),
    own: { ...idsOf(own), ...handedOut, integrationId: [spareTill.integrationId] },
    foreign: idsOf(foreign),
    canaries: [...canaries, foreign.shop.programme.id, twin.shop.programme.id],
    bugs,
    ready,
    cast,
    goOn: async (roll) => {
      await behind.goOn(world, service.queued, roll);
      return behind.fallen();
    },
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
