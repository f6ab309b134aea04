import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { headKey } from '../../src/ledger/keys.ts';
import { mergeMembers } from '../../src/ledger/merge-members.ts';
import { readOneEntry } from '../../src/ledger/read.ts';
import { figuresOf, noFigures } from '../../src/projections/day-figures.ts';
import { projectMerge } from '../../src/projections/merges.ts';
import { codeKey, findByCode, findRedemption, listRedemptions } from '../../src/records/redemptions.ts';
import type { VoucherCode } from '../../src/records/voucher-code.ts';
import { freshKey, type Service, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { permittedTable } from '../permitted-table.ts';
import { buy, join, must, offer, openShop, type Shop } from '../shop.ts';

let world: TestWorld;
let service: Service;
let shop: Shop;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
});

test('A01 · a merge adds nothing to any day: orders and spend were counted where they happened', async () => {
  const { programme } = shop;
  const [till, an] = [await join(shop, 'till-2'), await join(shop, 'an-2')];
  await buy(shop, till.member, 1_000_000);
  const reason = { code: 'PHONE_LINKED', digest: null };
  const actor = { kind: 'SYSTEM', id: 'test' } as const;
  const merging = { programme, source: till.member, survivor: an.member, actor, reason };
  const merged = must(await mergeMembers(world, { ...merging, beside: async () => ({ ok: true, value: [] }) }));
  const joined = await readOneEntry(world.table, programme, an.member, merged.seq);
  if (joined === null) throw new Error('no entry');
  expect(joined.entry).toMatchObject({ other: till.member, counted: { counters: { 'orders:2026': 1 } } });
  expect(figuresOf(joined.entry)).toEqual(noFigures);
});

test('A01 · a request that died right after the merge: the stream takes the vouchers along, once', async () => {
  const { programme } = shop;
  const [till, an] = [await join(shop, 'till'), await join(shop, 'an')];
  await buy(shop, till.member, 1_000_000);
  const { rewardId } = await offer(shop, { limitPerMember: 1 });
  const body = { rewardId, branchId: null };
  const bought = await service.ask(till.claims, 'POST /v1/me/redemptions', { key: freshKey(), body });
  world.setClock(addMinutes(world.clock(), 1));
  const counter = await offer(shop, { kind: 'COUNTER' });
  const asked = { rewardId: counter.rewardId, branchId: shop.branches[0].branchId };
  const held = await service.ask(till.claims, 'POST /v1/me/redemptions', { key: freshKey(), body: asked });

  const merging = {
    programme,
    source: till.member,
    survivor: an.member,
    actor: { kind: 'SYSTEM', id: 'test' },
  } as const;
  must(
    await mergeMembers(world, {
      ...merging,
      reason: { code: 'PHONE_LINKED', digest: null },
      beside: async () => ({ ok: true, value: [] }),
    }),
  );
  const { pk, sk } = headKey(programme, till.member);
  const stream = { ...world, table: permittedTable(world.table, 'stream') };
  const change = { programme, pk, sk, before: null, after: await world.table.get({ pk, sk }), sequence: '1' };
  await projectMerge(stream, change);
  await projectMerge(stream, change);

  const { redemptions } = await listRedemptions(world.table, programme, an.member, { limit: 10, after: null });
  expect(redemptions.map(({ redemptionId, state }) => [redemptionId, state])).toEqual([
    [bought.reply.redemptionId, 'ISSUED'],
    [held.reply.redemptionId, 'REVERSED'],
  ]);
  const former = await findRedemption(
    world.table,
    programme,
    till.member,
    redemptions[0]?.redemptionId ?? held.reply.redemptionId,
  );
  expect(former).toMatchObject({ member: an.member, paidAs: { member: till.member } });

  // A lookup written before the merge, or once more after it, leads to the survivor all the same.
  const code = bought.reply.code as VoucherCode;
  await world.table.write({ put: { ...codeKey(programme, code), m: till.member, r: bought.reply.redemptionId } });
  expect(await findByCode(world.table, programme, code)).toMatchObject({ member: an.member, state: 'ISSUED' });
});
