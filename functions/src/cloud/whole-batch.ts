const roundsMax = 5;

/** One answer to a batch read: what it found, and the keys that it had no time for. */
export interface Batch<Wanted, Found> {
  readonly items: readonly Found[];
  readonly left: readonly Wanted[];
}

/** Asks on for what a batch read left out; throws when there is no end to it. What is there comes in any order. */
export async function wholeBatch<Wanted, Found>(
  keys: readonly Wanted[],
  ask: (wanted: readonly Wanted[]) => Promise<Batch<Wanted, Found>>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  let wanted = keys;
  for (let round = 0; wanted.length > 0; round++) {
    if (round === roundsMax) throw new Error('a batch read was left unfinished');
    const { items, left } = await ask(wanted);
    found.push(...items);
    wanted = left;
  }
  return found;
}
