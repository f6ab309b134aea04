import { expect, test } from 'vitest';
import type { Write } from '../../src/cloud/table.ts';
import { transactOnce } from './model-table.ts';
import { ModelStore } from './store.ts';
import { Tokens, tokenMs } from './tokens.ts';

const key = { pk: 'shop#M#an', sk: 'HEAD' };
const adds = (points: number, when?: string): Write => ({
  update: key,
  change: 'ADD q :q',
  values: { ':q': points },
  ...(when === undefined ? {} : { when }),
});

/** A table where transactions of one token are done at the given milliseconds; what is there then. */
function asked() {
  const store = new ModelStore();
  const tokens = new Tokens();
  const at = (now: number, writes: readonly Write[]) => transactOnce({ store, tokens }, { token: 'one', writes }, now);
  return { at, stored: () => store.get(key)?.['q'], store, tokens };
}

test('Q3 · a second try within ten minutes is known by its token, one after them is written again', () => {
  const { at, stored } = asked();
  expect([at(0, [adds(1)]).kind, at(tokenMs - 1, [adds(1)]).kind, stored()]).toEqual(['DONE', 'DONE', 1]);
  expect([at(tokenMs, [adds(1)]).kind, stored()]).toEqual(['DONE', 2]);
});

test('Q3 · what its guard refuses stays refused when the token is forgotten', () => {
  const { at, stored } = asked();
  const once = 'attribute_not_exists(pk)';
  expect(at(0, [adds(1, once)]).kind).toBe('DONE');
  expect(at(tokenMs, [adds(1, once)]).kind).toBe('CANCELLED');
  expect(stored()).toBe(1);
});

test('another transaction under a known token is refused as a mistake', () => {
  const { at, stored } = asked();
  at(0, [adds(1)]);
  expect(() => at(1, [adds(2)])).toThrow(expect.objectContaining({ name: 'IdempotentParameterMismatchException' }));
  expect(stored()).toBe(1);
});

test('a cancelled transaction leaves its token free', () => {
  const { at, stored, store } = asked();
  expect(at(0, [adds(1, 'attribute_exists(pk)')]).kind).toBe('CANCELLED');
  store.write({ put: { ...key, q: 5 } });
  expect([at(1, [adds(1, 'attribute_exists(pk)')]).kind, stored()]).toEqual(['DONE', 6]);
});

test('a second try while the first is under way is told so', () => {
  const { tokens } = asked();
  expect(tokens.answerTo('one', [adds(1)], 0)).toBeNull();
  expect(() => tokens.answerTo('one', [adds(1)], 1)).toThrow(
    expect.objectContaining({ name: 'TransactionInProgressException' }),
  );
});
