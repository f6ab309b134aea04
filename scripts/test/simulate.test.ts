import { expect, test } from 'vitest';
import { playAll } from '../simulate/crew.ts';
import { historyOf, perfect, playHistory } from '../simulate/history.ts';
import { hunt } from '../simulate/hunt.ts';
import { total } from '../simulate/many.ts';
import { mutants } from '../simulate/mutants.ts';
import { shrink } from '../simulate/shrink.ts';

/** What one slow core plays in less than a minute; `npm run simulate` plays a million. */
const ops = 50_000;
const seedOfRun = process.env['QUAYLAI_SEED'] ?? '20261121';
const seed = seedOfRun === 'random' ? Math.floor(Math.random() * 1e6) : Number(seedOfRun) % 1e6;

test(`C1 Q1–Q13 · ${ops} operations in bad weather, and every invariant holds`, { timeout: 900_000 }, async () => {
  const { failed, faults, answered, ...told } = await playAll({ seed, ops, jobs: 1 });
  console.info(`simulated from seed ${seed}`, JSON.stringify({ ...told, faults, answered }));
  expect(failed?.violation ?? null).toBeNull();
  // A player that was sent home has told of fewer.
  expect(told.ops).toBe(ops);
  expect(total(faults)).toBeGreaterThan(ops * 0.3);
  expect(Object.keys(faults).filter((kind) => faults[kind] === 0)).toEqual([]);
  expect(answered).toBeGreaterThan(ops * 0.5);
});

test('the same seed and intents make the same history, step by step', { timeout: 60_000 }, async () => {
  const history = historyOf(7, 60);
  expect(await playHistory(history)).toEqual(await playHistory(history));
});

// The others are planted by `npm run simulate -- --mutants`.
const someOf = [
  'an order has no guard against a second posting',
  'balance first, entry after',
  'stock is taken below nothing',
  'the stream counts what it counted before',
  'the programme comes from the request',
];
test.each(someOf)('a planted bug is found: %s', { timeout: 120_000 }, async (name) => {
  const mutant = mutants.find((each) => each.name === name);
  expect((mutant && (await hunt(mutant, 1, 5_000)))?.ops).toBeGreaterThan(0);
});

test('a failure is told with fewer intents, and they fail again', { timeout: 120_000 }, async () => {
  const mutant = mutants.find(({ name }) => name === 'a voucher cannot be found by its code');
  const planted = mutant ?? perfect;
  const history = historyOf(3, 80);
  const { violation } = await playHistory(history, planted);
  const shrunk = await shrink({ ...history, violation: violation ?? '' }, planted, 60);
  expect(shrunk.intents.length).toBeLessThan(20);
  expect((await playHistory(shrunk, planted)).violation).toBe(shrunk.violation);
});
