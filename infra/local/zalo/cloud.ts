import { randomBytes, randomUUID } from 'node:crypto';
import { type Failure, type FailureKind, failedReply } from './cloud-failures.ts';
import { isSdkCall } from './cloud-graph.ts';
import { type CloudMemory, recall, remember } from './cloud-memory.ts';
import { issuePair, type TokenPair } from './cloud-oauth.ts';
import type { CloudReply, CloudRequest } from './cloud-request.ts';
import { answer } from './cloud-routes.ts';
import { createTokenMint } from './cloud-tokens.ts';
import {
  appById,
  type CloudWorld,
  grantKey,
  type Scope,
  type SentMessage,
  scopedId,
  type ZaloApp,
  type ZaloPerson,
} from './cloud-world.ts';

export interface FailOptions {
  readonly delayMs?: number;
  readonly code?: number;
  readonly times?: number;
}

export interface ZaloCloud {
  readonly apps: readonly [ZaloApp, ...ZaloApp[]];
  /** Registers a person, or changes what Zalo knows of them. */
  person(person: ZaloPerson): void;
  personOf(userId: string): ZaloPerson | undefined;
  people(): readonly ZaloPerson[];
  /** `appId` is a Zalo App's or a Mini App's id; the first app without one. */
  tokenFor(userId: string, options?: { appId?: string }): string;
  /** What getPhoneNumber would hand to the Mini App: works once, for two minutes. */
  phoneTokenFor(userId: string, options?: { appId?: string }): string;
  locationTokenFor(userId: string, options?: { appId?: string }): string;
  /** What the host hands to the SDK at jump.login. */
  loginFor(userId: string, options?: { appId?: string }): { code: string; session: string };
  /** A pair for the app's OA, as if its owner had just agreed. */
  oaTokensFor(options?: { appId?: string }): TokenPair;
  /** The id by which that Zalo App, or that OA, knows the person. */
  idFor(userId: string, options: { appId?: string; oaId?: string }): string;
  consents(userId: string, options?: { appId?: string }): ReadonlySet<Scope>;
  grant(userId: string, scopes: readonly Scope[], options?: { appId?: string }): void;
  /** The person withdrew everything in Zalo's own settings. */
  revoke(userId: string, options?: { appId?: string }): void;
  /** The person follows the OA or lets it write. */
  befriend(userId: string, oaId: string): void;
  sent(): readonly SentMessage[];
  /** Fails the server's calls (never the SDK's own in the browser) until told null, or `times` calls. */
  fail(kind: FailureKind | null, options?: FailOptions): void;
  /** Forgets consents, messages and failures; people and tokens stay. */
  reset(): void;
  handle(request: CloudRequest): Promise<CloudReply>;
}

export interface ZaloCloudSettings {
  readonly apps: readonly [ZaloApp, ...ZaloApp[]];
  readonly now?: () => number;
  readonly newId?: () => string;
  /** Keep it to let open pages outlive a restart. */
  readonly signingKey?: string;
  /** Lets people and their consents outlive a restart. */
  readonly memory?: CloudMemory;
}

const slowMsDefault = 15_000;

/** Zalo's servers as the product and the SDK meet them; shapes and codes from zalo-platform 4. */
export function createZaloCloud(settings: ZaloCloudSettings): ZaloCloud {
  const now = settings.now ?? Date.now;
  const newId = settings.newId ?? randomUUID;
  const tokens = createTokenMint(settings.signingKey ?? randomBytes(32).toString('hex'), now, newId);
  const world: CloudWorld = {
    apps: settings.apps,
    people: new Map(),
    scopes: new Map(),
    reachable: new Set(),
    sent: [],
    tokens,
    now,
    newId,
  };
  let failure: Failure | undefined;
  const { memory } = settings;
  const changed = () => {
    if (memory) remember(world, memory);
  };
  if (memory) recall(world, memory);

  const appOf = (options?: { appId?: string }): ZaloApp => {
    const app = options?.appId === undefined ? world.apps[0] : appById(world, options.appId);
    if (!app) throw new Error(`no Zalo App or Mini App ${options?.appId} in this cloud`);
    return app;
  };
  const scopesOf = (userId: string, options?: { appId?: string }) => {
    const key = grantKey(userId, appOf(options).zaloAppId);
    const held = world.scopes.get(key) ?? new Set<Scope>();
    world.scopes.set(key, held);
    return held;
  };

  return {
    apps: settings.apps,
    person(person) {
      world.people.set(person.userId, person);
      changed();
    },
    personOf: (userId) => world.people.get(userId),
    people: () => [...world.people.values()],
    tokenFor: (userId, options) => tokens.issue('access', userId, appOf(options).zaloAppId),
    phoneTokenFor: (userId, options) => tokens.issue('phone', userId, appOf(options).zaloAppId),
    locationTokenFor: (userId, options) => tokens.issue('location', userId, appOf(options).zaloAppId),
    loginFor(userId, options) {
      const { zaloAppId } = appOf(options);
      return {
        code: tokens.issue('login-code', userId, zaloAppId),
        session: tokens.issue('session', userId, zaloAppId),
      };
    },
    oaTokensFor(options) {
      const app = appOf(options);
      if (!app.oaId) throw new Error(`Zalo App ${app.zaloAppId} has no OA`);
      return issuePair(world, 'oa', app.oaId, app.zaloAppId);
    },
    idFor: (userId, { appId, oaId }) => scopedId(world, userId, oaId ?? appOf(appId ? { appId } : {}).zaloAppId),
    consents: scopesOf,
    grant(userId, scopes, options) {
      for (const scope of scopes) scopesOf(userId, options).add(scope);
      changed();
    },
    revoke(userId, options) {
      scopesOf(userId, options).clear();
      changed();
    },
    befriend(userId, oaId) {
      world.reachable.add(grantKey(userId, oaId));
      changed();
    },
    sent: () => [...world.sent],
    fail(kind, { delayMs = slowMsDefault, code = -201, times = Number.POSITIVE_INFINITY } = {}) {
      failure = kind === null ? undefined : { kind, delayMs, code, times };
    },
    reset() {
      failure = undefined;
      world.scopes.clear();
      world.reachable.clear();
      world.sent.length = 0;
      changed();
    },
    async handle(request) {
      if (failure && request.host !== 'h5' && !isSdkCall(request)) {
        const failing = failure;
        failure = failing.times > 1 ? { ...failing, times: failing.times - 1 } : undefined;
        const reply = await failedReply(failing, request);
        if (reply) return reply;
      }
      return answer(world, request);
    },
  };
}
