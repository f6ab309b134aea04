import { randomBytes, randomUUID } from 'node:crypto';
import { type Failure, type FailureKind, failedReply } from './cloud-failures.ts';
import { isSdkCall } from './cloud-graph.ts';
import { type CloudMemory, recall, remember } from './cloud-memory.ts';
import { type CloudPeople, type CloudTokens, cloudPeople, cloudTokens } from './cloud-people.ts';
import type { CloudReply, CloudRequest } from './cloud-request.ts';
import { answer } from './cloud-routes.ts';
import { createTokenMint } from './cloud-tokens.ts';
import type { CloudWorld, SentMessage, ZaloApp } from './cloud-world.ts';

export interface FailOptions {
  /** For `slow`. */
  readonly delayMs?: number;
  /** For `message-refused`: Zalo's code. */
  readonly code?: number;
  /** How many calls fail; all of them without it. */
  readonly times?: number;
}

export interface ZaloCloud extends CloudPeople, CloudTokens {
  readonly apps: readonly [ZaloApp, ...ZaloApp[]];
  sent(): readonly SentMessage[];
  /** Fails the server's calls (never the SDK's own in the browser) until told null, or `times` calls. */
  fail(kind: FailureKind | null, options?: FailOptions): void;
  /** Forgets consents, messages and failures; people and tokens stay. */
  reset(): void;
  handle(request: CloudRequest): Promise<CloudReply>;
}

export interface ZaloCloudSettings {
  readonly apps: readonly [ZaloApp, ...ZaloApp[]];
  /**
   * Zalo's own time, by which tokens live and die; real time without it. Never the shop's movable clock: the SDK counts
   * an access token's hour by the browser's clock, and would keep presenting one that died of a moved clock.
   */
  readonly now?: () => number;
  /** The shop's time, for stamping messages; Zalo's without it. */
  readonly shopNow?: () => number;
  readonly newId?: () => string;
  /** Keep it to let open pages outlive a restart. */
  readonly signingKey?: string;
  /** Lets people and their consents outlive a restart. */
  readonly memory?: CloudMemory;
}

const slowMsDefault = 15_000;

function newWorld(settings: ZaloCloudSettings): CloudWorld {
  const { apps, now = Date.now, shopNow = now, newId = randomUUID, signingKey } = settings;
  const tokens = createTokenMint(signingKey ?? randomBytes(32).toString('hex'), now, newId);
  return { apps, people: new Map(), scopes: new Map(), reachable: new Set(), sent: [], tokens, shopNow, newId };
}

/** Zalo's servers as the product and the SDK meet them; shapes and codes from zalo-platform 4. */
export function createZaloCloud(settings: ZaloCloudSettings): ZaloCloud {
  const { apps, memory } = settings;
  const world = newWorld(settings);
  if (memory) recall(world, memory);
  let failure: Failure | undefined;

  /** The failure that this call meets, which may be its last. */
  function nextFailure(request: CloudRequest): Failure | undefined {
    if (!failure || request.host === 'h5' || isSdkCall(request)) return undefined;
    const met = failure;
    failure = met.times > 1 ? { ...met, times: met.times - 1 } : undefined;
    return met;
  }

  return {
    apps,
    ...cloudPeople(world, memory),
    ...cloudTokens(world),
    sent: () => [...world.sent],
    fail(kind, { delayMs = slowMsDefault, code = -201, times = Number.POSITIVE_INFINITY } = {}) {
      failure = kind === null ? undefined : { kind, delayMs, code, times };
    },
    reset() {
      failure = undefined;
      world.scopes.clear();
      world.reachable.clear();
      world.sent.length = 0;
      if (memory) remember(world, memory);
    },
    async handle(request) {
      const met = nextFailure(request);
      return (met && (await failedReply(met, request))) ?? answer(world, request);
    },
  };
}
