import { beforeEach, expect, test } from 'vitest';
import { gatherReads } from '../../src/cloud/gathered-reads.ts';
import type { Key, Table } from '../../src/cloud/table.ts';
import { faultyTable } from '../engine.ts';
import { modelTable } from '../model/model-table.ts';
import { ModelStore } from '../model/store.ts';

const keyOf = (sk: string): Key => ({ pk: 'shop#CFG#', sk });
const [a, b, missing] = ['A', 'B', 'C'].map(keyOf) as [Key, Key, Key];

let asked: string[];
let alone: Table;
let table: Table;

beforeEach(async () => {
  asked = [];
  const model = modelTable(new ModelStore());
  for (const key of [a, b]) await model.write({ put: { ...key, v: key.sk } });
  alone = faultyTable(model, {
    get: (key) => {
      asked.push(`get ${key.sk}`);
      return model.get(key);
    },
    batchGet: (keys) => {
      asked.push(`batch ${keys.map(({ sk }) => sk).join('')}`);
      return model.batchGet(keys);
    },
  });
  table = gatherReads(alone);
});

test('reads that start together are one trip, each with its own answer', async () => {
  const answers = await Promise.all([
    table.get(a),
    table.batchGet([missing, b]),
    Promise.resolve().then(() => table.get(b)),
  ]);
  expect(answers).toMatchObject([{ v: 'A' }, [null, { v: 'B' }], { v: 'B' }]);
  expect(asked).toEqual(['batch ACB']);
});

test('a read alone stays one, and a read after an answer is made anew', async () => {
  await table.get(a);
  await table.write({ put: { ...a, v: 'later' } });
  expect(await table.get(a)).toMatchObject({ v: 'later' });
  expect(asked).toEqual(['get A', 'get A']);
});

test('nothing is asked for no keys', async () => {
  expect(await table.batchGet([])).toEqual([]);
  expect(asked).toEqual([]);
});

test('more keys than a batch takes go in several', async () => {
  const keys = Array.from({ length: 150 }, (_, each) => keyOf(String(each)));
  expect(await table.batchGet(keys)).toHaveLength(150);
  expect(asked).toHaveLength(2);
});

test('what one read fails of, all who travelled with it hear', async () => {
  const broken = gatherReads(faultyTable(alone, { batchGet: () => Promise.reject(new Error('no table')) }));
  const answers = await Promise.allSettled([broken.get(a), broken.get(b)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
