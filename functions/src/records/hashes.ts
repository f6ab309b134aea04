import { createHmac, createSecretKey } from 'node:crypto';
import { foldVietnamese } from '@quaylai/shared/words/fold';
import type { DesktopId, PersonHash, StaffId } from '@quaylai/shared/words/ids';
import type { Phone } from '@quaylai/shared/words/phone';
import type { EnvironmentKeys } from '../cloud/secrets.ts';
import type { Programme } from '../ledger/programme.ts';

type Hashing = { readonly keys: Pick<EnvironmentKeys, 'hashKey'> };
type What = 'zalo' | 'phone' | 'name' | 'digits' | 'pin' | 'desktop' | 'desktop-secret' | 'network';

/** Long enough that two people never meet, short enough for a key. */
const identityBytes = 24;
/** A search may meet a stranger: the name is read again before anything is shown. */
const tokenBytes = 9;

// Programme and use are inside: the same phone has another hash in another programme (Q10).
function keyedHash({ keys }: Hashing, programme: Programme, what: What, value: string, bytes: number): string {
  // As in `seal`: not of bare bytes.
  const digest = createHmac('sha256', createSecretKey(keys.hashKey))
    .update(`${programme.id}\0${what}\0${value}`)
    .digest();
  return digest.subarray(0, bytes).toString('base64url');
}

/** How a person is known by their Zalo id within one programme. */
export function personHash(hashing: Hashing, programme: Programme, zaloId: string): PersonHash {
  return keyedHash(hashing, programme, 'zalo', zaloId, identityBytes) as PersonHash;
}

export function phoneHash(hashing: Hashing, programme: Programme, phone: Phone): string {
  return keyedHash(hashing, programme, 'phone', phone, identityBytes);
}

/** Without the environment's key, four digits cannot be guessed from it. */
export function pinHash(hashing: Hashing, programme: Programme, staff: StaffId, pin: string): string {
  return keyedHash(hashing, programme, 'pin', `${staff}\0${pin}`, identityBytes);
}

/** What a desktop's one-time code is kept under: whoever reads the table cannot make the code. */
export function desktopId(hashing: Hashing, programme: Programme, nonce: string): DesktopId {
  return keyedHash(hashing, programme, 'desktop', nonce, identityBytes) as DesktopId;
}

export function desktopSecretHash(hashing: Hashing, programme: Programme, id: DesktopId, secret: string): string {
  return keyedHash(hashing, programme, 'desktop-secret', `${id}\0${secret}`, identityBytes);
}

const networkBytes = 12;

/** Tells whether two requests came from one network, and nothing of where that is. One line may hold a whole /64. */
export function networkHash(hashing: Hashing, programme: Programme, address: string): string {
  const network = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
  return keyedHash(hashing, programme, 'network', network, networkBytes);
}

const prefixLengthMin = 2;
export const prefixLengthMax = 6;
const nameWordsMax = 8;
const lastDigits = 4;

/** What a member is found by: prefixes of each word of the name without diacritics, and the phone's last digits. */
export function searchTokens(
  hashing: Hashing,
  programme: Programme,
  person: { readonly name: string | null; readonly phone: Phone | null },
): readonly string[] {
  const words = foldVietnamese(person.name ?? '')
    .split(' ')
    .slice(0, nameWordsMax);
  const prefixes = new Set(words.flatMap(prefixesOf));
  const names = [...prefixes].map((prefix) => nameToken(hashing, programme, prefix));
  return person.phone === null ? names : [...names, digitsToken(hashing, programme, person.phone.slice(-lastDigits))];
}

function prefixesOf(word: string): readonly string[] {
  if (word.length <= prefixLengthMin) return word === '' ? [] : [word];
  const longest = Math.min(word.length, prefixLengthMax);
  return Array.from({ length: longest - prefixLengthMin + 1 }, (_, more) => word.slice(0, prefixLengthMin + more));
}

export function nameToken(hashing: Hashing, programme: Programme, prefix: string): string {
  return keyedHash(hashing, programme, 'name', prefix, tokenBytes);
}

export function digitsToken(hashing: Hashing, programme: Programme, digits: string): string {
  return keyedHash(hashing, programme, 'digits', digits, tokenBytes);
}
