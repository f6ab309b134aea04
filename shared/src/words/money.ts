declare const dongBrand: unique symbol;

/** A whole number of đồng. Vietnamese money has no smaller unit in use. */
export type Dong = number & { readonly [dongBrand]: true };

/** The largest amount a bill may carry: one hundred billion đồng. */
export const dongMax = 100_000_000_000;

/** Takes a whole number; a fraction or an unsafe integer is a bug and throws. */
export function dong(value: number): Dong {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of đồng: ${value}`);
  return value as Dong;
}

export const noDong = dong(0);

export function sumDong(amounts: Iterable<Dong>): Dong {
  let total = 0;
  for (const amount of amounts) total += amount;
  return dong(total);
}

const decimalPattern = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/**
 * Reads a decimal amount as POS systems send it ("199999.6000"), rounded half-up to whole đồng (E26).
 * Answers null when the text is no such number; works on the digits, never on a float.
 */
export function dongFromDecimal(text: string): Dong | null {
  const match = decimalPattern.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole, fraction = ''] = match;
  const magnitude = Number(whole) + (fraction !== '' && fraction.charCodeAt(0) >= '5'.charCodeAt(0) ? 1 : 0);
  return dong(sign === '-' && magnitude !== 0 ? -magnitude : magnitude);
}

/** Groups an integer by thousands as Vietnamese does: 1250000 → "1.250.000". */
export function groupThousands(value: number): string {
  const digits = Math.abs(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
  return value < 0 ? `−${digits}` : digits;
}

/** 1250000 → "1.250.000đ". */
export function formatDong(amount: Dong): string {
  return `${groupThousands(amount)}đ`;
}
