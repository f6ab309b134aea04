import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { BranchId, MemberId, RedemptionId, SpendRequestId, StaffId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Item } from '../../src/cloud/table.ts';
import { timedId } from '../../src/ledger/fresh-id.ts';
import { entryKey, headKey, orderKey, requestGuardKey } from '../../src/ledger/keys.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { projectBudgets } from '../../src/projections/budgets.ts';
import { moveWrite, newRedemptionWrite } from '../../src/records/redemptions.ts';
import { newSpendRequestWrite, useSpendRequest } from '../../src/records/spend-requests.ts';
import { campaign, sell, withCampaigns } from '../budgets/campaigns.ts';
import { type Meter, type TestWorld, testProgramme, wcu } from '../engine.ts';
import { publish } from '../routes/webhooks/till.ts';
import { newReward, newVoucher } from '../stock/rewards.ts';
import { bill, earn, hold, newMember, openShop, shopOnEngine } from './counter.ts';

/** Beyond it a transactional write costs two more units (performance 1.1). */
const itemBytesMax = 1_024;

let world: TestWorld;
let programme: Programme;
let meter: Meter;

beforeAll(async () => {
  ({ world, programme, meter } = await shopOnEngine());
  // The published rules are read once per process, then kept.
  const first = await newMember(world, programme);
  await earn(world, programme, first, bill('warm', 100_000, world.clock()));
});
beforeEach(() => {
  Object.assign(meter, { read: 0, write: 0, calls: [] });
});

describe('what a posting costs (decisions 3)', () => {
  test('an order: 6 WCU, 2 RCU, two trips', async () => {
    const member = await newMember(world, programme);
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await earn(world, programme, member, bill('cost-1', 350_000, world.clock()));
    expect(meter).toEqual({ write: wcu(6), read: 2, calls: ['batchGet', 'transact'] });
  });

  test('C01 · an order with a claim: one more before, one later, three trips', async () => {
    const shared = [campaign('cost', { budgetPoints: 1_000, channels: ['claimed'] })];
    const other = testProgramme();
    await openShop(world, other);
    await publish(world, other, withCampaigns(...shared), 1);
    const member = await newMember(world, other);
    await sell(world, other, member, ['cost-warm', 100_000], { channel: 'claimed' });
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await sell(world, other, member, ['cost-claim', 100_000], { channel: 'claimed' });
    expect(meter).toEqual({ write: wcu(7), read: 2, calls: ['batchGet', 'write', 'transact'] });
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await sell(world, other, member, ['cost-plain', 100_000]);
    expect(meter).toEqual({ write: wcu(6), read: 2, calls: ['batchGet', 'transact'] });
    expect(await settlingCosts(other, member)).toEqual([0, wcu(1)]);
  });

  test('V06 · an order that uses a voucher: 8 WCU, two trips', async () => {
    const member = await newMember(world, programme);
    const reward = await newReward(world, programme, { stock: null });
    const voucher = newVoucher(world, member, reward, timedId<RedemptionId>(world), 1, null);
    await world.table.write(newRedemptionWrite(programme, voucher).write);
    const at = world.clock();
    const step = { state: 'REDEEMED', at, by: 'staff', branch: null, reason: null } as const;
    const order = { source: 'pos', orderId: 'cost-voucher' };
    const { write } = moveWrite(programme, voucher, step, { order }, () => ({ code: 'VOUCHER_CLOSED' }));
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await sell(world, programme, member, [order.orderId, 100_000], { beside: [write] });
    expect(meter).toEqual({ write: wcu(8), read: 2, calls: ['batchGet', 'transact'] });
  });

  test('S08 · an order on a yes of the customer: 8 WCU, two trips', async () => {
    const member = await newMember(world, programme);
    const [at, requestId] = [world.clock(), timedId<SpendRequestId>(world)];
    const asked = { requestId, member, branch: 'quan-1' as BranchId, staff: 'staff' as StaffId, points: points(50) };
    const money = { worth: dong(50_000), payable: dong(100_000) };
    const yes = { ...asked, ...money, state: 'CONFIRMED', decidedAt: at, expiresAt: at } as const;
    await world.table.write(newSpendRequestWrite(programme, yes).write);
    const taken = useSpendRequest(programme, member, requestId);
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await sell(world, programme, member, ['cost-yes', 100_000], { beside: [taken] });
    expect(meter).toEqual({ write: wcu(8), read: 2, calls: ['batchGet', 'transact'] });
  });

  test('the hundredth entry costs what the first did', async () => {
    const member = await newMember(world, programme);
    for (let each = 0; each < 30; each++) {
      await earn(world, programme, member, bill(`many-${each}`, 50_000, world.clock()));
      if (each > 0) await earn(world, programme, member, bill(`pay-${each}`, 100_000, world.clock()), 10);
    }
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await hold(world, programme, member, 'k', 20);
    expect(meter).toEqual({ write: wcu(6), read: 2, calls: ['batchGet', 'transact'] });
  });

  test('a repetition is read from its guard alone once the points are gone', async () => {
    const member = await newMember(world, programme);
    await earn(world, programme, member, bill('cost-2', 500_000, world.clock()));
    await hold(world, programme, member, 'k', 50);
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await hold(world, programme, member, 'k', 50);
    expect(meter).toEqual({ write: 0, read: 3, calls: ['batchGet', 'get'] });
  });
});

describe('how large the items are', () => {
  test('an ordinary member: twelve lots, a hold, two years of spend', async () => {
    const member = await newMember(world, programme);
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-03T10:00:00+07:00`;
      world.setClock(day);
      const order = bill(`0198c2f4-7c1e-7cc3-98c4-${member}-${month}`, 1_350_000, world.clock());
      await earn(world, programme, member, order, month > 6 ? points(21) : 0);
    }
    await hold(world, programme, member, '0198c2f4-7c1e-7cc3-98c4-dc0c0c07398f', 60);
    const sizes = {
      account: await sizeOf(headKey(programme, member)),
      earnEntry: await sizeOf(entryKey(programme, member, 5)),
      payAndEarnEntry: await sizeOf(entryKey(programme, member, 12)),
      holdEntry: await sizeOf(entryKey(programme, member, 13)),
      orderGuard: await sizeOf(orderKey(programme, { source: 'pos', orderId: `0198c2f4-7c1e-7cc3-98c4-${member}-12` })),
      requestGuard: await sizeOf(requestGuardKey(programme, member, '0198c2f4-7c1e-7cc3-98c4-dc0c0c07398f')),
    };
    console.info('item bytes', JSON.stringify(sizes));
    for (const size of Object.values(sizes)) expect(size).toBeLessThan(itemBytesMax);
  });
});

/** What the stream spends on forgetting a claim; nothing on an order without one. */
async function settlingCosts(programmeOf: Programme, member: MemberId): Promise<readonly number[]> {
  const costs = [];
  for (const seq of [3, 2]) {
    const entry = await world.table.get(entryKey(programmeOf, member, seq));
    if (entry === null) throw new Error('no such entry');
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await projectBudgets(world, { programme: programmeOf, ...entry, before: null, after: entry, sequence: '1' });
    costs.push(meter.write);
  }
  return costs;
}

async function sizeOf(key: { pk: string; sk: string }): Promise<number> {
  const item = await world.table.get(key);
  if (item === null) throw new Error('no such item');
  return itemBytes(item);
}

/** DynamoDB's own rule: names and values in UTF-8, numbers two digits a byte, containers 3 bytes and 1 per element. */
function itemBytes(item: Item): number {
  return Object.entries(marshall({ ...item })).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/\D/g, '').length / 2) + 1;
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined) return value.L.reduce((sum, inner) => sum + 1 + valueBytes(inner), 3);
  if (value.M !== undefined) {
    return Object.entries(value.M).reduce(
      (sum, [name, inner]) => sum + 1 + Buffer.byteLength(name) + valueBytes(inner),
      3,
    );
  }
  return 1;
}
