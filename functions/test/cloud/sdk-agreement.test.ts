import { beforeAll, expect, test } from 'vitest';
import { connectTable } from '../../src/cloud/dynamo-table.ts';
import type { Table } from '../../src/cloud/table.ts';
import { dice, printedSeed } from '../dice.ts';
import { countsUnits, startEngine } from '../engine.ts';
import { agree, answerTo, type Call, randomCall } from '../model/differential.ts';
import { sdkTable } from './sdk-table.ts';

const calls = 500;

interface Side {
  readonly table: Table;
  readonly spent: unknown[];
}
let endpoint: string;
let ours: Side;
let theirs: Side;

beforeAll(async () => {
  const { name, ...engine } = await startEngine();
  endpoint = engine.endpoint;
  const { name: other } = await startEngine(endpoint);
  const sideOf = (connect: typeof connectTable, tableName: string): Side => {
    const spent: unknown[] = [];
    return { spent, table: connect({ name: tableName, endpoint, meter: (units) => spent.push(units) }) };
  };
  ours = sideOf(connectTable, name);
  theirs = sideOf(sdkTable, other);
});

async function compare(call: Call): Promise<unknown> {
  const [said, expected] = [await answerTo(ours.table, call), await answerTo(theirs.table, call)];
  if (!agree(said, expected)) expect({ call, answer: said }).toEqual({ call, answer: expected });
  return expected;
}

test(`our table and AWS’s own client answer ${calls} random calls alike, with the same units consumed`, async () => {
  const roll = dice(printedSeed());
  const kinds = new Set<string>();
  for (let each = 0; each < calls; each++) {
    const expected = await compare(randomCall(roll, 'sdk'));
    kinds.add(JSON.stringify(expected).replace(/^.*?"(kind|threw)":"(\w+)".*$/, '$2'));
  }
  for (const kind of ['DONE', 'REFUSED', 'CANCELLED', 'ValidationException']) expect(kinds).toContain(kind);
  if (countsUnits) expect(ours.spent).toEqual(theirs.spent);
});

test('every type of value comes back the same through either', async () => {
  const value = {
    text: 'Đặng Văn Hải 🍪',
    numbers: [0, -1.5, 1e15, 5e-7],
    bytes: new Uint8Array([0, 255, 128]),
    nested: { list: [null, true, { deep: [new Uint8Array([1])] }], empty: {}, none: [] },
  };
  const key = { pk: 'shop#M#values', sk: 'HEAD' };
  for (const call of [
    { write: { put: { ...key, ...value }, when: 'attribute_not_exists(pk)' } },
    { get: key },
    { write: { put: { ...key, ...value }, when: 'attribute_not_exists(pk)' } },
    { write: { update: key, change: 'SET #b = :b', names: { '#b': 'bytes' }, values: { ':b': value.bytes } } },
    { transact: [{ put: { ...key }, when: 'attribute_not_exists(pk)' }] },
    { write: { remove: key, when: '#t = :t', names: { '#t': 'text' }, values: { ':t': value.text } } },
    { write: { put: { pk: '', sk: '' } } },
    { write: { update: key, change: 'no such thing' } },
  ] satisfies readonly Call[]) {
    await compare(call);
  }
});

test('a table that is not there is refused under the same name', async () => {
  const key = { pk: 'p', sk: 's' };
  const names = await Promise.all(
    [connectTable, sdkTable].map((connect) =>
      connect({ name: 'nowhere', endpoint })
        .get(key)
        .then(String, (error: Error) => error.name),
    ),
  );
  expect(names[0]).toBe('ResourceNotFoundException');
  expect(names[1]).toBe(names[0]);
});
