import { hkdfSync } from 'node:crypto';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { openService } from './json-service.ts';
import { type SessionKeys, type SessionSecret, sessionKeysAt, sessionSecretsIn } from './session-keyring.ts';

/** The environment's keys; each has one use. */
export interface EnvironmentKeys {
  /** Wraps each member's data key and seals secrets. */
  readonly dataKey: Uint8Array;
  /** Keys the hashes that people are found by. */
  readonly hashKey: Uint8Array;
  /** Signs sessions while there is no key of their own. */
  readonly sessionKey: Uint8Array;
  /** Signs QR codes and links. */
  readonly qrKey: Uint8Array;
  /** Signs requests to the relay in Vietnam. */
  readonly relayKey?: Uint8Array;
  /** Left out where nothing is ever rotated: `sessionKey` then signs all. */
  readonly sessionKeys?: (now: Instant) => Promise<SessionKeys>;
}

const keyBytes = 32;
/** Base-62 text: 43 characters hold 256 bits. */
const rootKeyLengthMin = 43;
/** A rotated key signs only later than this (`rotationLeadMs`). */
const freshMs = 5 * 60 * 1000;

/** Reads the secret once per process, and its session keys again every five minutes; a failed first read is forgotten. */
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

/** The keys of a secret that may gain session keys while this process lives. */
export function liveKeys(text: string, read: () => Promise<string>, clock: () => Instant): EnvironmentKeys {
  const keys = deriveKeys(text);
  let secrets: readonly SessionSecret[] = sessionSecretsIn(readJson(text));
  let readAt = clock();
  return {
    ...keys,
    sessionKeys: async (now) => {
      // A clock that was set back reads again, too.
      if (Math.abs(now - readAt) >= freshMs) {
        try {
          secrets = sessionSecretsIn(readJson(await read()));
          readAt = now;
        } catch {
          // What was read before still holds; the next request asks again.
        }
      }
      return sessionKeysAt(keys.sessionKey, secrets, now);
    },
  };
}

/**
 * `{"rootKey": "…"}`, as the template generates it, to keys by HKDF-SHA256, one label each; anything else is a
 * broken deployment and throws, without showing the text.
 */
export function deriveKeys(text: string): EnvironmentKeys & { readonly relayKey: Uint8Array } {
  const { rootKey } = readJson(text);
  if (typeof rootKey !== 'string' || rootKey.length < rootKeyLengthMin) {
    throw new Error(`the environment secret lacks a rootKey of ${rootKeyLengthMin} characters`);
  }
  const derive = (label: string) => new Uint8Array(hkdfSync('sha256', rootKey, '', label, keyBytes));
  return {
    dataKey: derive('data'),
    hashKey: derive('hash'),
    sessionKey: derive('session'),
    qrKey: derive('qr'),
    relayKey: derive('relay'),
  };
}

function readJson(text: string): { readonly rootKey?: unknown; readonly sessionSecrets?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw new Error('the environment secret is not JSON');
  }
}
