import { beforeAll, expect, test } from 'vitest';
import { scanTable } from '../../src/cloud/dynamo-scan.ts';
import type { Item } from '../../src/cloud/table.ts';
import { reindex } from '../../src/operator/reindex.ts';
import { project } from '../../src/projections/project.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { buy, join, openShop } from '../shop.ts';
import { readStream } from '../stream.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
const address = () => ({ name: engine.name, endpoint: engine.endpoint });
beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
});

const derived = /#(DUE|ROSTER|MEMBERS)#/;
async function indexes(): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of scanTable(address())) if (derived.test(item.pk)) found.push(item);
  return found.sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1));
}

test('indexes that were lost are made anew from the members alone, and are those that the stream had made', async () => {
  const shop = await openShop(world);
  const an = await join(shop, 'an', 'Nguyễn Văn An');
  await join(shop, 'binh', 'Trần Bình');
  await buy(shop, an.member, 6_000_000);
  await project(world, await readStream(engine.endpoint, engine.name), (error) => {
    throw error;
  });
  const before = await indexes();
  expect(new Set(before.map(({ pk }) => pk.split('#')[1]))).toEqual(new Set(['DUE', 'ROSTER', 'MEMBERS']));

  for (const { pk, sk } of before) await world.table.write({ remove: { pk, sk } });
  expect(await reindex(world, shop.programme, scanTable(address()))).toEqual({ accounts: 2, people: 2 });
  const after = await indexes();
  expect(after.map(({ pk, sk }) => [pk, sk])).toEqual(before.map(({ pk, sk }) => [pk, sk]));

  // Again, and beside what stands, nothing changes; of another programme nothing is touched.
  await reindex(world, shop.programme, scanTable(address()));
  expect(await indexes()).toEqual(after);
  expect(await reindex(world, (await openShop(world)).programme, scanTable(address()))).toEqual({
    accounts: 0,
    people: 0,
  });
});
