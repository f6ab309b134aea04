import { expect, test } from 'vitest';
import { measureChain } from '../bench/chain.ts';
import { countAll } from '../bench/counts.ts';
import { measureFlatness } from '../bench/flatness.ts';
import { chainRows, countRows, flatRows } from '../bench/rows.ts';

/** The counts of `npm run bench`: exact, so that a budget may be broken by one unit. */
test('PB1–PB3 · every operation keeps its budget of units, trips and bytes', { timeout: 60_000 }, async () => {
  const rows = countRows(await countAll());
  expect(rows.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
});

test('PB8 · a programme ten times as large costs the same', { timeout: 60_000 }, async () => {
  const rows = flatRows(
    await measureFlatness([
      [10, 5],
      [100, 5],
    ]),
  );
  expect(rows.map(({ value }) => value)).toEqual([0]);
});

test('PB9 · no key of a national chain is written more than it bears', () => {
  expect(chainRows(measureChain()).filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
});

test('a budget that is broken is told', async () => {
  const counts = await countAll();
  const dear = {
    ...counts,
    operations: counts.operations.map((each) => ({ ...each, writeUnits: each.writeUnits + 2 })),
  };
  const over = countRows(dear).filter(({ verdict }) => verdict === 'OVER');
  expect(over.map(({ metric }) => metric)).toContain('capture: write units');
});
