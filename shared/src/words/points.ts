declare const pointsBrand: unique symbol;

/** A whole number of loyalty points (điểm). May be negative only where a signature says so. */
export type Points = number & { readonly [pointsBrand]: true };

/** The most points that one wish may name: nine digits on a screen. What they add up to has no limit of its own. */
export const pointsMax = 999_999_999;

/** Takes a whole number; a fraction or an unsafe integer is a bug and throws. */
export function points(value: number): Points {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of points: ${value}`);
  return value as Points;
}

export const noPoints = points(0);

export function sumPoints(amounts: Iterable<Points>): Points {
  let total = 0;
  for (const amount of amounts) total += amount;
  return points(total);
}
