import { type CloudMemory, remember } from './cloud-memory.ts';
import { issuePair, type TokenPair } from './cloud-oauth.ts';
import {
  appById,
  type CloudWorld,
  grantKey,
  type Scope,
  scopedId,
  type ZaloApp,
  type ZaloPerson,
} from './cloud-world.ts';

/** A Zalo App's or a Mini App's id; the first app without one. */
export interface InApp {
  readonly appId?: string;
}

export interface CloudPeople {
  /** Registers a person, or changes what Zalo knows of them. */
  person(person: ZaloPerson): void;
  personOf(userId: string): ZaloPerson | undefined;
  people(): readonly ZaloPerson[];
  /** The id by which that Zalo App, or that OA, knows the person. */
  idFor(userId: string, scope: InApp & { readonly oaId?: string }): string;
  consents(userId: string, app?: InApp): ReadonlySet<Scope>;
  grant(userId: string, scopes: readonly Scope[], app?: InApp): void;
  /** The person withdrew everything in Zalo's own settings. */
  revoke(userId: string, app?: InApp): void;
  /** The person follows the OA or lets it write. */
  befriend(userId: string, oaId: string): void;
}

export interface CloudTokens {
  tokenFor(userId: string, app?: InApp): string;
  /** What getPhoneNumber would hand to the Mini App: works once, for two minutes. */
  phoneTokenFor(userId: string, app?: InApp): string;
  locationTokenFor(userId: string, app?: InApp): string;
  /** What the host hands to the SDK at jump.login. */
  loginFor(userId: string, app?: InApp): { code: string; session: string };
  /** A pair for the app's OA, as if its owner had just agreed. */
  oaTokensFor(app?: InApp): TokenPair;
}

function zaloApp(world: CloudWorld, { appId }: InApp = {}): ZaloApp {
  const app = appId === undefined ? world.apps[0] : appById(world, appId);
  if (!app) throw new Error(`no Zalo App or Mini App ${appId} in this cloud`);
  return app;
}

export function cloudPeople(world: CloudWorld, memory: CloudMemory | undefined): CloudPeople {
  const keep = () => {
    if (memory) remember(world, memory);
  };
  const scopesOf = (userId: string, app?: InApp) => {
    const key = grantKey(userId, zaloApp(world, app).zaloAppId);
    const held = world.scopes.get(key) ?? new Set<Scope>();
    world.scopes.set(key, held);
    return held;
  };
  return {
    person(person) {
      world.people.set(person.userId, person);
      keep();
    },
    personOf: (userId) => world.people.get(userId),
    people: () => [...world.people.values()],
    idFor: (userId, { oaId, ...app }) => scopedId(world, userId, oaId ?? zaloApp(world, app).zaloAppId),
    consents: scopesOf,
    grant(userId, scopes, app) {
      for (const scope of scopes) scopesOf(userId, app).add(scope);
      keep();
    },
    revoke(userId, app) {
      scopesOf(userId, app).clear();
      keep();
    },
    befriend(userId, oaId) {
      world.reachable.add(grantKey(userId, oaId));
      keep();
    },
  };
}

export function cloudTokens(world: CloudWorld): CloudTokens {
  const { tokens } = world;
  return {
    tokenFor: (userId, app) => tokens.issue('access', userId, zaloApp(world, app).zaloAppId),
    phoneTokenFor: (userId, app) => tokens.issue('phone', userId, zaloApp(world, app).zaloAppId),
    locationTokenFor: (userId, app) => tokens.issue('location', userId, zaloApp(world, app).zaloAppId),
    loginFor(userId, app) {
      const { zaloAppId } = zaloApp(world, app);
      const code = tokens.issue('login-code', userId, zaloAppId);
      return { code, session: tokens.issue('session', userId, zaloAppId) };
    },
    oaTokensFor(app) {
      const { oaId, zaloAppId } = zaloApp(world, app);
      if (!oaId) throw new Error(`Zalo App ${zaloAppId} has no OA`);
      return issuePair(world, 'oa', oaId, zaloAppId);
    },
  };
}
