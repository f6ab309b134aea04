import { expect, test } from 'vitest';
import { compareDesigns } from '../storm/compared.ts';
import { storm } from '../storm/in-process.ts';

/** The short form of `npm run storm`: each throws where a point, a unit or a chain is not accounted for. */
test('Q2 · one member against themselves: exactly the gifts that the points pay for', { timeout: 60_000 }, async () => {
  const { answers } = await storm({ members: 1, pointsEach: 5, stock: null }, 10);
  expect(answers).toEqual({ '201': 5, INSUFFICIENT_POINTS: 5 });
});

test('Q7 · a crowd before one gift: exactly the stock, and nobody hears of a fault', { timeout: 60_000 }, async () => {
  const { answers } = await storm({ members: 20, pointsEach: 5, stock: 7 }, 100);
  expect(answers).toEqual({ '201': 7, OUT_OF_STOCK: 93 });
});

test('V01 · stock in the transaction is as exact, and pays for it in conflicts', { timeout: 60_000 }, async () => {
  const { outside, inside } = await compareDesigns(10, 40, 80);
  expect([outside.sold, inside.sold]).toEqual([10, 10]);
  expect(inside.units).toBeGreaterThan(2 * outside.units);
});
