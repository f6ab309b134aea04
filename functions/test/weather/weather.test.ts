import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { connectTable } from '../../src/cloud/dynamo-table.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readMemberAccount } from '../../src/ledger/read.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { printedSeed } from '../dice.ts';
import type { TestWorld } from '../engine.ts';
import { bill, earn, newMember, type ShopOnEngine, shopOnEngine } from '../ledger/counter.ts';
import { modelTable } from '../model/model-table.ts';
import { ModelStore } from '../model/store.ts';
import { type Climate, type Fault, faults, forecast, stormy } from './forecast.ts';
import { startWeatherProxy, type WeatherProxy } from './weather-proxy.ts';
import { straightWay, weatherTable } from './weather-table.ts';

/** So many that each order meets several. */
const ordersPerStorm = 40;
const patienceMax = 30;

let shop: ShopOnEngine;
let programme: Programme;
let world: TestWorld;
let proxy: WeatherProxy | null = null;

beforeAll(async () => {
  shop = await shopOnEngine();
  programme = shop.programme;
  world = { ...shop.world, sleep: () => Promise.resolve() };
});
afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

async function behindProxy(climate: Climate) {
  const weather = forecast(printedSeed(), climate);
  proxy = await startWeatherProxy(shop.endpoint, weather);
  return { weather, table: connectTable({ name: shop.name, endpoint: proxy.endpoint }) };
}

/** A till that asks until it is answered. */
async function settled<Value>(ask: () => Promise<{ readonly ok: boolean; readonly value?: Value }>): Promise<void> {
  for (let patience = 0; patience < patienceMax; patience++) {
    const answer = await ask().catch(() => ({ ok: false }));
    if (answer.ok) return;
  }
  throw new Error('never answered');
}

test('Q1 Q3 Q4 · in a storm before the engine every order counts once, and every kind of fault has struck', async () => {
  const { weather, table } = await behindProxy(stormy);
  const member = await newMember(world, programme);
  const stormed = { ...world, table };
  for (let each = 0; each < ordersPerStorm; each++) {
    const order = bill(`rain-${member}-${each}`, 100_000, world.clock());
    await settled(() => earn(stormed, programme, member, order));
    await settled(() => earn(stormed, programme, member, order));
  }
  const stored = await readMemberAccount(world.table, programme, member);
  expect(stored && bucketsAt(stored.account, world.clock()).available).toBe(ordersPerStorm * 10);
  expect(await verifyMember(world.table, programme, member)).toEqual({ entries: ordersPerStorm, fault: null });
  const quiet = faults.filter((fault) => weather.struck[fault] === 0);
  expect(quiet).toEqual([]);
});

test('a batch that comes back half is asked for until it is whole', async () => {
  const { table } = await behindProxy({ rates: { PARTIAL: 1 } });
  const sorts = ['A', 'B', 'C', 'D'];
  const keys = sorts.map((sk) => ({ pk: `${programme.id}#CFG#`, sk: `PARTIAL#${sk}` }));
  for (const key of keys) await world.table.write({ put: { ...key, v: 1 } });
  expect((await table.batchGet(keys)).map((item) => item?.['v'])).toEqual([1, 1, 1, 1]);
});

test('one bad shard hurts its own members and nobody else', async () => {
  const member = await newMember(world, programme);
  const other = await newMember(world, programme);
  const shards = 64;
  const store = new ModelStore();
  const every = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  const hurt: string[] = [];
  const badShard = { shards, bad: 7, rates: { ...every, SERVER_ERROR: 1 } };
  const table = weatherTable(modelTable(store), forecast(1, { rates: {}, badShard }), straightWay);
  for (let each = 0; each < shards * 8; each++) {
    const pk = `${programme.id}#M#${member}${other}${each}`;
    await table.get({ pk, sk: 'HEAD' }).catch(() => hurt.push(pk));
  }
  expect(hurt.length).toBeGreaterThan(0);
  expect(hurt.length).toBeLessThan(shards);
  for (const pk of hurt) await expect(table.get({ pk, sk: 'HEAD' })).rejects.toThrow('weather');
});

test('the same seed and the same calls meet the same weather', () => {
  const days = [1, 1, 2].map((seed) => {
    const weather = forecast(seed, stormy);
    return Array.from({ length: 200 }, () => weather.next('transact', ['x']));
  });
  expect(days[0]).toEqual(days[1]);
  expect(days[0]).not.toEqual(days[2]);
});
