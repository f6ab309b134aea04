import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { SealingKeys } from '../cloud/sealing-keys.ts';
import type { EnvironmentKeys } from '../cloud/secrets.ts';
import type { Programme } from '../ledger/programme.ts';

/** What a sealed token may be; one never passes for another. */
export const qrKinds = {
  member: 'm',
  visit: 'p',
  store: 's',
  bill: 'b',
  voucher: 'v',
  invitation: 'i',
  desktop: 'd',
} as const;
export type QrKind = keyof typeof qrKinds;

/** Whose seal: the environment's QR keys and the programme, so that a token of one programme is none in another. */
export interface QrSeal {
  readonly keys: Pick<EnvironmentKeys, 'qrKeys' | 'posterKey'>;
  readonly programme: Programme;
}

// 128 bits: unguessable, and half the characters in a code that a phone must read across a counter.
const macBytes = 16;
const version = '1';
// The longest field is an order's id of 100 characters in base64url.
const fieldPattern = /^[A-Za-z0-9_-]{1,540}$/;
const tokenPattern = /^([a-z])1\.([A-Za-z0-9_.-]{1,800})\.([A-Za-z0-9_-]{22})$/;

/** "m1.field.field.seal": characters that need no escaping in a link, fields that are ids or base-36 numbers. */
export function sealFields(seal: QrSeal, kind: QrKind, fields: readonly string[]): string {
  for (const field of fields) if (!fieldPattern.test(field)) throw new Error(`a ${kind} token cannot hold this field`);
  const text = fields.join('.');
  return `${qrKinds[kind]}${version}.${text}.${mac(keysFor(seal, kind)[0], seal, kind, text).toString('base64url')}`;
}

/** The fields of a genuine token of this kind and programme; null for anything else. */
export function unsealFields(seal: QrSeal, kind: QrKind, token: string): readonly string[] | null {
  const match = tokenPattern.exec(token);
  if (match === null || match[1] !== qrKinds[kind]) return null;
  const [, , text = '', given = ''] = match;
  const bytes = Buffer.from(given, 'base64url');
  // The last of 22 characters carries unused bits: only the one canonical spelling counts, so a token has one form.
  if (bytes.toString('base64url') !== given || bytes.length !== macBytes) return null;
  const isGenuine = keysFor(seal, kind).some((key) => timingSafeEqual(bytes, mac(key, seal, kind, text)));
  return isGenuine ? text.split('.') : null;
}

/** What a token says it is; nothing is proven yet. */
export function kindOf(token: string): QrKind | null {
  const letter = tokenPattern.exec(token)?.[1];
  return (Object.keys(qrKinds) as QrKind[]).find((kind) => qrKinds[kind] === letter) ?? null;
}

// While a key is replaced two are believed (ADR 0121); a poster is signed with one for ever.
const keysFor = ({ keys }: QrSeal, kind: QrKind): SealingKeys => (kind === 'store' ? [keys.posterKey] : keys.qrKeys);

// "#" can be in neither part, so no two different inputs give one text.
const mac = (key: Uint8Array, { programme }: QrSeal, kind: QrKind, text: string): Buffer =>
  createHmac('sha256', createSecretKey(key))
    .update(`${version}#${kind}#${programme.id}#${text}`)
    .digest()
    .subarray(0, macBytes);
