import { decideCancel } from '@quaylai/shared/loyalty/order-revised';
import type { MemberId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, test } from 'vitest';
import { sweepBudgets } from '../../src/budgets/sweep.ts';
import type { Table } from '../../src/cloud/table.ts';
import { mergeMembers } from '../../src/ledger/merge-members.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { revise } from '../../src/ledger/revise.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { faultyTable, startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { bill, newMember, openShop } from '../ledger/counter.ts';
import { publish } from '../routes/webhooks/till.ts';
import { budgetOf, campaign, earnedBy, sell, withCampaigns } from './campaigns.ts';

const sweepAfterMs = 12 * 60 * 1000;

let world: TestWorld;
let programme: Programme;
let member: MemberId;

beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  programme = testProgramme();
  await openShop(world, programme);
  const ids = ['silence', 'crash', 'lost', 'refused', 'merged'];
  const each = ids.map((id) => campaign(id, { budgetPoints: 39, channels: [id] }));
  const group = [
    campaign('best', { budgetPoints: 5, channels: ['two'], effect: { kind: 'BONUS', points: 50 }, exclusive: true }),
    campaign('next', { budgetPoints: 39, channels: ['two'] }),
  ];
  await publish(world, programme, withCampaigns(...each, ...group), 1);
  member = await newMember(world, programme);
});

const overTable = (faults: Partial<Table>): TestWorld => ({ ...world, table: faultyTable(world.table, faults) });
const sweepLater = () => {
  world.setClock(instant(world.clock() + sweepAfterMs));
  return sweepBudgets(world, programme);
};

describe('a claim on a shared budget', () => {
  test('answered with silence is taken once', async () => {
    let answers = 0;
    const deaf = overTable({
      write: async (write) => {
        const answer = await world.table.write(write);
        answers += 1;
        return answers === 1 ? { kind: 'CONTENDED' } : answer;
      },
    });
    expect(earnedBy(await sell(deaf, programme, member, ['silence-1', 240_000], { channel: 'silence' }))).toBe(48);
    expect(await budgetOf(world, programme, 'silence')).toMatchObject({ points: 24, orders: 1 });
  });

  test('I10 · whose process died before posting goes back after twelve minutes', async () => {
    const dying = overTable({ transact: () => Promise.reject(new Error('the process died')) });
    const sale = sell(dying, programme, member, ['crash-1', 240_000], { channel: 'crash' });
    await expect(sale).rejects.toThrow('the process died');
    // Until then a crash can only under-spend.
    expect(earnedBy(await sell(world, programme, member, ['crash-2', 240_000], { channel: 'crash' }))).toBe(39);
    expect(await sweepBudgets(world, programme)).toMatchObject({ released: 0 });
    expect(await sweepLater()).toMatchObject({ released: 1 });
    expect(await budgetOf(world, programme, 'crash')).toMatchObject({ points: 15, orders: 1, claims: [] });
    expect(await sweepLater()).toEqual({ released: 0, cleared: 0 });
  });

  test('I10 · whose posting was written and never answered stays used', async () => {
    const deaf = overTable({
      transact: async (writes) => {
        await world.table.transact(writes);
        throw new Error('the process died');
      },
    });
    const sale = sell(deaf, programme, member, ['lost-1', 240_000], { channel: 'lost' });
    await expect(sale).rejects.toThrow('the process died');
    expect(earnedBy(await sell(world, programme, member, ['lost-1', 240_000], { channel: 'lost' }))).toBe(48);
    expect(await sweepLater()).toEqual({ released: 0, cleared: 1 });
    expect(await budgetOf(world, programme, 'lost')).toMatchObject({ points: 24, orders: 1, claims: [] });
  });

  test('I10 A01 · whose process died goes back also when its order was revised for another member after a merge', async () => {
    const till = await newMember(world, programme);
    const dying = overTable({ transact: () => Promise.reject(new Error('the process died')) });
    const sold = [`merged-${till}`, 240_000] as const;
    await expect(sell(dying, programme, till, sold, { channel: 'merged' })).rejects.toThrow('the process died');
    expect(earnedBy(await sell(world, programme, till, sold, { channel: 'merged' }))).toBe(39);
    const actor = { kind: 'SYSTEM', id: 'test' } as const;
    const shared = { programme, actor, reason: null };
    const beside = async () => ok([]);
    const reason = { code: 'PHONE_LINKED', digest: null };
    const merging = { ...shared, source: till, survivor: member, reason, beside };
    expect(await mergeMembers(world, merging)).toMatchObject({ ok: true });
    const order = { ...bill(sold[0], sold[1], world.clock()), channel: 'merged' };
    const cancelled = await revise(world, {
      ...shared,
      ref: order.ref,
      guard: { kind: 'RETURN', ref: order.ref, returnId: 'all', requestHash: 'all' },
      businessTime: world.clock(),
      branch: null,
      recall: async () => order,
      decide: (account, posted, { rules, now }) => decideCancel(account, posted, rules, now),
      answer: () => ({ status: 200, body: null }),
    });
    expect(cancelled).toMatchObject({ ok: true });
    expect(await sweepLater()).toEqual({ released: 1, cleared: 1 });
    expect(await budgetOf(world, programme, 'merged')).toMatchObject({ points: 15, claims: [] });
  });

  test('of a sale that is refused goes back at once', async () => {
    const nobody = 'nobody' as MemberId;
    expect(earnedBy(await sell(world, programme, nobody, ['refused-1', 240_000], { channel: 'refused' }))).toBe(
      'NOT_FOUND',
    );
    expect(earnedBy(await sell(world, programme, member, ['refused-2', 240_000], { channel: 'refused' }))).toBe(48);
    const other = { channel: 'refused', requestHash: 'other words' };
    expect(earnedBy(await sell(world, programme, member, ['refused-2', 240_000], other))).toBe('OTHER_BODY');
    expect(await budgetOf(world, programme, 'refused')).toMatchObject({ points: 24, orders: 1 });
  });

  test('of an exclusive campaign that ran out leaves its place to the others', async () => {
    expect(earnedBy(await sell(world, programme, member, ['two-1', 100_000], { channel: 'two' }))).toBe(15);
    expect(earnedBy(await sell(world, programme, member, ['two-2', 100_000], { channel: 'two' }))).toBe(20);
    expect(await budgetOf(world, programme, 'best')).toMatchObject({ points: 5, orders: 1 });
    expect(await budgetOf(world, programme, 'next')).toMatchObject({ points: 10, orders: 1 });
  });

  test('C12 · an entry that drew on a budget verifies, and says which claim it drew on', async () => {
    expect(await verifyMember(world.table, programme, member)).toMatchObject({ fault: null });
  });
});
