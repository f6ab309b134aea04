import type { World } from '../cloud/world.ts';
import { randomText } from '../ledger/fresh-id.ts';

declare const codeBrand: unique symbol;
/** 12 characters of Crockford's base 32 and one to check them (decisions 14), without separators. */
export type VoucherCode = string & { readonly [codeBrand]: true };

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const payloadLength = 12;

/** 60 random bits (TH9). */
export function newVoucherCode(world: Pick<World, 'randomBytes'>): VoucherCode {
  const payload = randomText(world, payloadLength);
  return (payload + checkCharacter(payload)) as VoucherCode;
}

/** Takes a code as people type it: any case, with spaces or hyphens, O for 0, I or L for 1; null when it is wrong. */
export function readVoucherCode(typed: string): VoucherCode | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const isWhole = code.length === payloadLength + 1 && [...code].every((character) => alphabet.includes(character));
  return isWhole && checkCharacter(code.slice(0, payloadLength)) === code.at(-1) ? (code as VoucherCode) : null;
}

/** "K7Q2-9FXM-04TB-R": how it is shown. */
export function formatVoucherCode(code: VoucherCode): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

// A Reed–Solomon check over GF(32): each place has its own non-zero factor, so one wrong character and any two
// exchanged ones change the sum.
function checkCharacter(payload: string): string {
  let sum = 0;
  let factor = 1;
  for (const character of payload) {
    factor = times(factor, 2);
    sum ^= times(factor, alphabet.indexOf(character));
  }
  return alphabet.charAt(sum);
}

const fieldSize = 32;
/** x⁵ + x² + 1, primitive: the powers of 2 run through all 31 non-zero elements. */
const fieldPolynomial = 0b100101;

function times(left: number, right: number): number {
  let product = 0;
  for (let bit = left, rest = right; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= bit;
    bit <<= 1;
    if (bit & fieldSize) bit ^= fieldPolynomial;
  }
  return product;
}
