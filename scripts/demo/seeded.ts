/** Random numbers that a printed seed repeats: mulberry32, enough for choosing what a story tells. */
export interface Seeded {
  /** A whole number, 0 … below − 1. */
  below(limit: number): number;
  /** True in `percent` of a hundred calls. */
  chance(percent: number): boolean;
  shuffle<Item>(items: readonly Item[]): Item[];
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (percent) => next() * 100 < percent,
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [
          shuffled[other] as (typeof shuffled)[0],
          shuffled[last] as (typeof shuffled)[0],
        ];
      }
      return shuffled;
    },
  };
}
