import { beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import {
  findClaimedIntegration,
  type IntegrationWithSecrets,
  listIntegrations,
  planIntegration,
  planRotation,
} from '../../src/records/integrations.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';

let world: TestWorld;
let programme: Programme;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  programme = testProgramme();
});

async function connect(): Promise<IntegrationWithSecrets> {
  const made = await commit(world, () => planIntegration(world, programme, 'KiotViet Bến Thành'));
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

describe('tills that push', () => {
  test('an integration names the programme it speaks for, and nobody else’s', async () => {
    const { integrationId, secrets } = await connect();
    const found = await findClaimedIntegration(world, integrationId);
    expect(found?.programme.id).toBe(programme.id);
    expect(found?.integration.secrets).toEqual(secrets);
    expect(await findClaimedIntegration(world, `${integrationId}X` as typeof integrationId)).toBeNull();
  });

  test('TH11 · while a secret is replaced two are active, never three', async () => {
    const { integrationId, secrets } = await connect();
    const rotate = () => commit(world, () => planRotation(world, programme, integrationId));
    const [once, twice] = [await rotate(), await rotate()];
    if (!once.ok || !twice.ok) throw new Error('not rotated');
    expect(once.value.secrets).toEqual([once.value.secrets[0], secrets[0]]);
    expect(twice.value.secrets).toEqual([twice.value.secrets[0], once.value.secrets[0]]);
  });

  test('neither the list nor the table spells a secret', async () => {
    const { secrets } = await connect();
    const { items } = await world.table.query({ pk: `${programme.id}#POS#`, from: '0', to: '~', limit: 50 });
    expect(items.length).toBeGreaterThan(0);
    const kept = items.map((item) => Buffer.from(item['s'] as Uint8Array).toString('latin1')).join();
    const listed = JSON.stringify(await listIntegrations(world, programme));
    expect(`${kept}${listed}`).not.toContain(secrets[0]);
  });
});
