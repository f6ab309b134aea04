import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * `hex SHA-256(values in the order of their names ‖ API key)` (zalo-platform.md 4.6): a plain hash, as Zalo documents
 * it.
 */
export const zaloSignatureHeader = 'x-zevent-signature';

const hexPattern = /^[0-9a-f]{64}$/;

/** Whether one of the keys signed what this body says; compared in constant time, against every key. */
export function isSignedByZalo(body: Uint8Array, signature: string | undefined, keys: readonly string[]): boolean {
  const said = saidIn(body);
  if (said === null || signature === undefined || !hexPattern.test(signature)) return false;
  const given = Buffer.from(signature, 'hex');
  let matches = 0;
  for (const key of keys) matches += timingSafeEqual(given, digestOf(said, key)) ? 1 : 0;
  return matches > 0;
}

/** The header's value: what Zalo computes. */
export const signLikeZalo = (event: Readonly<Record<string, unknown>>, key: string): string =>
  digestOf(event, key).toString('hex');

function digestOf(event: Readonly<Record<string, unknown>>, key: string): Buffer {
  const values = Object.keys(event)
    .sort()
    .map((name) => textOf(event[name]));
  return createHash('sha256').update(values.join('')).update(key).digest();
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

function saidIn(body: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? { ...said } : null;
  } catch {
    return null;
  }
}
