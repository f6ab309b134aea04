import { createHash } from 'node:crypto';
import type { TokenMint } from './cloud-tokens.ts';

/** A Zalo App with the Mini Apps that live under it; a person's id differs from one Zalo App to the next. */
export interface ZaloApp {
  readonly zaloAppId: string;
  readonly secret: string;
  readonly miniAppIds: readonly string[];
  readonly name?: string;
  readonly oaId?: string;
}

export interface ZaloPerson {
  readonly userId: string;
  readonly name: string;
  /** As a person types it or as Zalo sends it: 0901234567 or 84901234567. */
  readonly phone?: string;
  readonly avatar?: string;
}

export type Scope = 'scope.userInfo' | 'scope.userPhonenumber' | 'scope.userLocation' | 'scope.camera' | 'scope.micro';

/** A message that Zalo would have delivered. */
export interface SentMessage {
  readonly id: string;
  readonly at: string;
  readonly channel: 'oa' | 'zbs-phone' | 'zbs-user' | 'mini-app';
  readonly type: string;
  readonly to: string;
  readonly body: unknown;
}

/** Everything the simulated cloud knows; one file per host answers from it. */
export interface CloudWorld {
  readonly apps: readonly [ZaloApp, ...ZaloApp[]];
  readonly people: Map<string, ZaloPerson>;
  /** Keyed by grantKey(userId, zaloAppId). */
  readonly scopes: Map<string, Set<Scope>>;
  /** Keyed by grantKey(userId, oaId): who follows or may be written to. */
  readonly reachable: Set<string>;
  readonly sent: SentMessage[];
  readonly tokens: TokenMint;
  readonly shopNow: () => number;
  readonly newId: () => string;
}

export const grantKey = (userId: string, scopedTo: string): string => `${userId}/${scopedTo}`;

export const appById = (world: CloudWorld, id: string): ZaloApp | undefined =>
  world.apps.find((app) => app.zaloAppId === id || app.miniAppIds.includes(id));

/** The registered userId is the id in the first Zalo App; every other app, and every OA, sees another stable number. */
export function scopedId(world: CloudWorld, userId: string, scope: string): string {
  if (scope === world.apps[0].zaloAppId) return userId;
  const digest = createHash('sha256').update(`${scope}:${userId}`).digest('hex').slice(0, 15);
  return BigInt(`0x${digest}`).toString().padStart(19, '7');
}

/** Zalo answers phones as 84 and nine digits. */
export const zaloPhone = (phone: string): string => phone.replace(/\D/g, '').replace(/^0/, '84');
