import { hkdfSync } from 'node:crypto';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { openService } from './json-service.ts';
import { dataSecretsIn, type SealingKeys, sealingKeysAt, type TimedKey, timedKeyOf } from './sealing-keys.ts';
import { type SessionKeys, type SessionSecret, sessionKeysAt, sessionSecretsIn } from './session-keyring.ts';

/** The environment's keys; each has one use. */
export interface EnvironmentKeys {
  /** Wrap each member's data key and seal secrets; two of them while one is replaced (ADR 0121). */
  readonly dataKeys: SealingKeys;
  /** Keys the hashes that people are found by. */
  readonly hashKey: Uint8Array;
  /** Signs sessions while there is no key of their own. */
  readonly sessionKey: Uint8Array;
  /** Sign QR codes and links, the first; replaced together with the data keys. */
  readonly qrKeys: SealingKeys;
  /** Signs printed posters, which hang for years and grant next to nothing: it stays. */
  readonly posterKey: Uint8Array;
  /** Signs requests to the relay in Vietnam. */
  readonly relayKey?: Uint8Array;
  /** Left out where nothing is ever rotated: `sessionKey` then signs all. */
  readonly sessionKeys?: (now: Instant) => Promise<SessionKeys>;
  /** To be called before each piece of work, so that no process is older than the secret by more than five minutes. */
  readonly freshen?: (now: Instant) => Promise<void>;
}

const keyBytes = 32;
/** Base-62 text: 43 characters hold 256 bits. */
const rootKeyLengthMin = 43;
/** A rotated key signs and seals only later than this (`rotationLeadMs`). */
const freshMs = 5 * 60 * 1000;

/**
 * Reads the secret once per process, and what may be rotated in it again every five minutes; a failed first read is
 * forgotten.
 */
export function environmentKeys(secretId: string, clock: () => Instant): () => Promise<EnvironmentKeys> {
  const ask = openService({
    service: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    target: 'secretsmanager',
  });
  const read = async () => String((await ask('GetSecretValue', { SecretId: secretId }))['SecretString'] ?? '');
  let known: Promise<EnvironmentKeys> | null = null;
  return () => {
    known ??= read().then(
      (text) => liveKeys(text, read, clock),
      (error: unknown) => {
        known = null;
        throw error;
      },
    );
    return known;
  };
}

/** What of a secret is replaced while functions run. */
interface Rotating {
  readonly sessions: readonly SessionSecret[];
  readonly data: readonly TimedKey[];
  readonly qr: readonly TimedKey[];
}

/** The keys of a secret that may gain session and data keys while this process lives. */
export function liveKeys(text: string, read: () => Promise<string>, clock: () => Instant): EnvironmentKeys {
  const keys = deriveKeys(text);
  const [rootedData] = keys.dataKeys;
  const [rootedQr] = keys.qrKeys;
  let rotating = rotatingIn(text);
  let readAt = clock();
  const freshen = async (now: Instant): Promise<void> => {
    // A clock that was set back reads again, too.
    if (Math.abs(now - readAt) < freshMs) return;
    try {
      rotating = rotatingIn(await read());
      readAt = now;
    } catch {
      // What was read before still holds; the next request asks again.
    }
  };
  return {
    ...keys,
    // Asked anew at each use: it is the clock that says which key seals.
    get dataKeys() {
      return sealingKeysAt(rootedData, rotating.data, clock());
    },
    get qrKeys() {
      return sealingKeysAt(rootedQr, rotating.qr, clock());
    },
    freshen,
    sessionKeys: async (now) => {
      await freshen(now);
      return sessionKeysAt(keys.sessionKey, rotating.sessions, now);
    },
  };
}

function rotatingIn(text: string): Rotating {
  const parts = readJson(text);
  const secrets = dataSecretsIn(parts);
  const keysFor = (use: 'data' | 'qr') => secrets.map((secret) => timedKeyOf(secret, use));
  return { sessions: sessionSecretsIn(parts), data: keysFor('data'), qr: keysFor('qr') };
}

/**
 * What the root key alone gives: `{"rootKey": "…"}`, as the template generates it, to keys by HKDF-SHA256, one label
 * each; anything else is a broken deployment and throws, without showing the text.
 */
export function deriveKeys(text: string): EnvironmentKeys & { readonly relayKey: Uint8Array } {
  const { rootKey } = readJson(text);
  if (typeof rootKey !== 'string' || rootKey.length < rootKeyLengthMin) {
    throw new Error(`the environment secret lacks a rootKey of ${rootKeyLengthMin} characters`);
  }
  const derive = (label: string) => new Uint8Array(hkdfSync('sha256', rootKey, '', label, keyBytes));
  return {
    dataKeys: [derive('data')],
    hashKey: derive('hash'),
    sessionKey: derive('session'),
    qrKeys: [derive('qr')],
    posterKey: derive('qr'),
    relayKey: derive('relay'),
  };
}

function readJson(text: string): {
  readonly rootKey?: unknown;
  readonly sessionSecrets?: unknown;
  readonly dataSecrets?: unknown;
} {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw new Error('the environment secret is not JSON');
  }
}
