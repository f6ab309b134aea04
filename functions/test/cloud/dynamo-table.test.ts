import { beforeAll, expect, test } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { startEngine } from '../engine.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
  for (const sk of ['A', 'M', 'Z']) await table.write({ put: { pk: 'p', sk } });
});

async function keysAfter(after: string, newestFirst: boolean, from = '0', to = '~'): Promise<string> {
  const { items } = await table.query({ pk: 'p', from, to, limit: 10, after, newestFirst });
  return items.map(({ sk }) => sk).join('');
}

test.each([
  ['M', 'Z', 'A'],
  // A start before all keys, or after all of them.
  ['0', 'AMZ', ''],
  ['~', '', 'ZMA'],
  // Beyond the bounds is none of ours: from the beginning again.
  ['!', 'AMZ', 'ZMA'],
])('a query after %s goes on with %j, and backwards with %j', async (after, onwards, backwards) => {
  expect([await keysAfter(after, false), await keysAfter(after, true)]).toEqual([onwards, backwards]);
});

test('nothing follows the last key, also when it is the bound itself', async () => {
  expect([await keysAfter('Z', false, 'A', 'Z'), await keysAfter('A', true, 'A', 'Z')]).toEqual(['', '']);
});
