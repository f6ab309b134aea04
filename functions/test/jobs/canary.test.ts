import { expect, test } from 'vitest';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { startEngine, testWorld } from '../engine.ts';
import { permittedTable } from '../permitted-table.ts';

test('the canary earns, repeats, spends and proves its chain, with nothing set up before', async () => {
  const { table } = await startEngine();
  const world = testWorld(table);
  const run = () => jobHandlers.canary({ ...world, table: permittedTable(world.table, 'scheduled') });
  for (let time = 0; time < 3; time++) {
    expect(await run()).toEqual({ failures: 0, failedAt: 0, broken: 0, ms: 0 });
  }
  // Another month, another member.
  world.setClock('2026-12-01T00:10:00+07:00');
  expect(await run()).toMatchObject({ failures: 0, broken: 0 });
});

test('a table that writes nothing is told as a failure, and throws nothing', async () => {
  const { table } = await startEngine();
  const world = testWorld(table);
  const stuck = { ...permittedTable(world.table, 'scheduled'), transact: async () => ({ kind: 'CONTENDED' as const }) };
  const sleepless = { ...world, table: stuck, sleep: async () => undefined };
  expect(await jobHandlers.canary(sleepless)).toMatchObject({ failures: 1, failedAt: 1, broken: 1 });
});
