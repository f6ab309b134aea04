import { hkdfSync } from 'node:crypto';
import type { Instant } from '@quaylai/shared/words/vietnam-time';

/** The key that signs first; the others only verify. */
export type SessionKeys = readonly [Uint8Array, ...Uint8Array[]];

/** A key of its own for sessions, as `npm run secrets -- rotate --keys` adds it to the environment secret. */
export interface SessionSecret {
  readonly secret: string;
  /** Signs from then on, in milliseconds; believed before, so that no process meets a token it cannot read. */
  readonly from: number;
}

/** A session's life, after which nothing that an older key signed is worth anything. */
export const sessionMs = 30 * 60 * 1000;
/** Longer than any process goes on without reading the secret again. */
export const rotationLeadMs = 15 * 60 * 1000;
export const secretsKeptMax = 3;
const keyBytes = 32;

/** Which key signs now, and which are believed: coming ones, and the last one until its sessions have ended. */
export function sessionKeysAt(rooted: Uint8Array, secrets: readonly SessionSecret[], now: Instant): SessionKeys {
  const timed = secrets.map(({ secret, from }) => ({ key: keyOf(secret), from })).sort((a, b) => b.from - a.from);
  const ring = [...timed, { key: rooted, from: Number.NEGATIVE_INFINITY }];
  const signing = ring.findIndex(({ from }) => from <= now);
  const signer = ring[signing];
  if (signer === undefined) return [rooted];
  const last = now < signer.from + sessionMs ? ring[signing + 1] : undefined;
  const coming = ring.slice(0, signing);
  return [signer.key, ...[...coming, ...(last === undefined ? [] : [last])].map(({ key }) => key)];
}

/** The secret with one more session key; the oldest beyond three go. */
export function withNewSessionSecret(text: string, secret: string, now: Instant): string {
  const parts = JSON.parse(text) as Record<string, unknown>;
  const added = { secret, from: now + rotationLeadMs };
  return JSON.stringify({ ...parts, sessionSecrets: [added, ...sessionSecretsIn(parts)].slice(0, secretsKeptMax) });
}

export function sessionSecretsIn(parts: { readonly sessionSecrets?: unknown }): readonly SessionSecret[] {
  const { sessionSecrets = [] } = parts;
  if (!Array.isArray(sessionSecrets) || !sessionSecrets.every(isSecret)) {
    throw new Error('the environment secret’s sessionSecrets are broken');
  }
  return sessionSecrets;
}

const isSecret = (one: unknown): one is SessionSecret => {
  const { secret, from } = (one ?? {}) as Partial<SessionSecret>;
  return typeof secret === 'string' && secret.length >= keyBytes && typeof from === 'number';
};

const keyOf = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', 'session', keyBytes));
