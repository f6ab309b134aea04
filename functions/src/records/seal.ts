import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import type { SealingKeys } from '../cloud/sealing-keys.ts';
import type { World } from '../cloud/world.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

// Of bare bytes Node finds out by two exceptions that they are no key: twice the work of the cipher (ADR 0117).
const keyOf = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

/**
 * AES-256-GCM: iv ‖ tag ‖ text. `place` names where the sealed bytes live (programme, record, field): moved anywhere
 * else they do not open.
 */
export function seal(
  world: Pick<World, 'randomBytes'>,
  key: Uint8Array,
  place: string,
  content: string | Uint8Array,
): Uint8Array {
  const iv = world.randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyOf(key), iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([sealing.update(Buffer.from(content)), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]);
}

/** Throws when the bytes were changed, moved, or sealed with another key. */
export function unseal(key: Uint8Array, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const opening = createDecipheriv(cipher, keyOf(key), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
}

/** As `unseal`, by whichever of the keys it was sealed with: while the key is replaced there are two (ADR 0121). */
export function openWith(keys: SealingKeys, place: string, sealed: Uint8Array): Buffer {
  const [first, ...others] = keys;
  const [second, ...rest] = others;
  if (second === undefined) return unseal(first, place, sealed);
  try {
    return unseal(first, place, sealed);
  } catch {
    return openWith([second, ...rest], place, sealed);
  }
}
