/** One fixed ground for everybody's run; `QUAYLAI_SEED=random` breaks new ground, a number repeats a run. */
const givenSeed = process.env['QUAYLAI_SEED'] ?? '20261121';

/** The seed of this run, printed for whoever has to play it again. */
export function printedSeed(): number {
  const seed = givenSeed === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(givenSeed);
  console.info(`QUAYLAI_SEED=${seed}`);
  return seed;
}

/** Numbers in [0, 1), the same for the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
