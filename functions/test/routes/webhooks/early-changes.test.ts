import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { MemberId } from '@quaylai/shared/words/ids';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Table, Write } from '../../../src/cloud/table.ts';
import { orderKey } from '../../../src/ledger/keys.ts';
import { readMemberAccount, readOrder } from '../../../src/ledger/read.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { asidesOf } from '../../../src/records/set-aside.ts';
import { faultyTable, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { newPhone, openTill, sale } from './till.ts';

const racesMax = 50;

let world: TestWorld;
let till: Awaited<ReturnType<typeof openTill>>;
/** What happens in the moment before something is asked of the table; each test says, for itself. */
let meanwhile: { transact?: (writes: readonly Write[]) => Promise<unknown>; query?: () => Promise<unknown> };

beforeAll(async () => {
  const { table } = await startEngine();
  const ambushed: Table = faultyTable(table, {
    transact: async (writes) => {
      await meanwhile.transact?.(writes);
      return table.transact(writes);
    },
    query: async (range) => {
      await meanwhile.query?.();
      return table.query(range);
    },
  });
  meanwhile = {};
  world = testWorld(ambushed);
  till = await openTill(world);
});
beforeEach(() => {
  meanwhile = {};
});

type Body = Record<string, unknown>;
let returns = 0;
const backOf = (order: Body, changes: Body = {}): Body => {
  returns += 1;
  return {
    ...order,
    kind: 'RETURN',
    source_id: `TRA-${returns}`,
    original_source_id: order['source_id'],
    customer: null,
    ...changes,
  };
};
const cancelOf = (order: Body): Body => ({ ...order, status: 'CANCELLED', revision: 2 });
const refOf = (order: Body) => ({ source: till.integration, orderId: String(order['source_id']) });
/** The first transaction that writes there meets somebody who was quicker. */
const overtakenAt = (sk: string, quicker: () => Promise<unknown>) => async (writes: readonly Write[]) => {
  if (!writes.some((write) => 'put' in write && write.put.sk.startsWith(sk))) return;
  meanwhile = {};
  await quicker();
};

async function expectNothingLeft(memberId: string | null) {
  const member = memberId as MemberId;
  const stored = await readMemberAccount(world.table, till.programme, member);
  if (stored === null) throw new Error('no such member');
  expect(bucketsAt(stored.account, world.clock())).toMatchObject({ available: 0, debt: 0 });
  expect((await verifyMember(world.table, till.programme, member))?.fault).toBeNull();
}

describe('What comes before its order', () => {
  it('F09 · a return waits for it, then the order earns and gives back', async () => {
    const lines = [
      { line_id: '1', qty: 1, unit_price: 140_000 },
      { line_id: '2', qty: 1, unit_price: 210_000 },
    ];
    const order = sale({ lines });
    const back = backOf(order, { lines: lines.slice(0, 1), total: 140_000 });
    expect(await till.push(back)).toMatchObject({ outcome: 'PARKED', points: 0 });
    const { memberId, points } = await till.push(order);
    expect(points).toBe(35);
    const stored = await readMemberAccount(world.table, till.programme, memberId as MemberId);
    expect(stored && bucketsAt(stored.account, world.clock())).toMatchObject({ available: 21 });
    expect(await till.push(back)).toMatchObject({ outcome: 'DUPLICATE', points: -14 });
  });

  it('F09 · leaves a mark where the order will stand, which names nobody and is no order', async () => {
    const order = sale();
    await till.push(backOf(order));
    const key = orderKey(till.programme, refOf(order));
    expect(await world.table.get(key)).toEqual({ ...key, aw: true });
    expect(await readOrder(world.table, till.programme, refOf(order))).toBeNull();
  });

  it('F09 · a cancel leaves nothing when the order arrives', async () => {
    const order = sale();
    expect(await till.push({ ...cancelOf(order), revision: 3 })).toMatchObject({ outcome: 'PARKED' });
    const { memberId } = await till.push({ ...order, revision: 2 });
    await expectNothingLeft(memberId);
  });

  it('F09 · two returns, one of them sent twice at once, and a cancel all follow the order', async () => {
    const order = sale({ lines: [{ line_id: '1', qty: 3, unit_price: 100_000 }], total: 300_000 });
    const piece = { lines: [{ line_id: '1', qty: 1, unit_price: 100_000 }], total: 100_000 };
    const [first, second] = [backOf(order, piece), backOf(order, piece)];
    const parked = await Promise.all([first, first, second].map((back) => till.push(back)));
    expect(parked.map(({ outcome }) => outcome)).toEqual(['PARKED', 'PARKED', 'PARKED']);
    expect(await asidesOf(world, till.programme, refOf(order))).toHaveLength(2);
    expect(await till.push(cancelOf(order))).toMatchObject({ outcome: 'PARKED' });
    const { memberId, points } = await till.push(order);
    expect(points).toBe(30);
    await expectNothingLeft(memberId);
    expect(await till.push(first)).toMatchObject({ outcome: 'DUPLICATE' });
    expect(await till.push(second)).toMatchObject({ outcome: 'DUPLICATE' });
  });

  it('F09 · waits on while its order cannot be posted', async () => {
    const order = sale();
    await till.push(backOf(order));
    const dead = { ...order, points_used: 10, hold_id: 'hold-gone' };
    expect(await till.push(dead)).toMatchObject({ outcome: 'QUARANTINED' });
    expect(await till.push({ ...order, customer: null })).toMatchObject({ outcome: 'NO_MEMBER' });
    const { memberId, outcome } = await till.push(order);
    expect(outcome).toBe('POSTED');
    await expectNothingLeft(memberId);
  });

  it('W03 · waits for no order of the same name in another programme', async () => {
    const other = await openTill(world);
    const order = sale();
    await till.push(backOf(order));
    const { memberId } = await other.push(order);
    const stored = await readMemberAccount(world.table, other.programme, memberId as MemberId);
    expect(stored && bucketsAt(stored.account, world.clock())).toMatchObject({ available: 35 });
    expect(await readOrder(world.table, till.programme, refOf(order))).toBeNull();
  });
});

describe('A change and its order in the same moment', () => {
  it('F09 · the order was quicker: the return is done, not parked', async () => {
    const order = sale();
    let sold: string | null = null;
    meanwhile = { transact: overtakenAt('ASIDE#', async () => (sold = (await till.push(order)).memberId)) };
    expect(await till.push(backOf(order))).toMatchObject({ outcome: 'POSTED', points: -35 });
    await expectNothingLeft(sold);
    expect(await asidesOf(world, till.programme, refOf(order))).toEqual([]);
  });

  it('F09 · the return was quicker: the order finds it', async () => {
    const order = sale();
    meanwhile = { transact: overtakenAt('ORDER', () => till.push(backOf(order))) };
    const { memberId, outcome } = await till.push(order);
    expect(outcome).toBe('POSTED');
    await expectNothingLeft(memberId);
  });

  it(`F09 · a return, a cancel and their order at once, ${racesMax} times: one final state`, async () => {
    const customer = { phone: newPhone() };
    const { memberId } = await till.push({ customer, total: 9_000 });
    for (let race = 0; race < racesMax; race++) {
      const order = sale({ customer });
      const pushes = [order, backOf(order), race % 3 === 0 ? cancelOf(order) : backOf(order, { total: 1 })];
      // Whoever starts first differs from race to race.
      const turn = race % pushes.length;
      await Promise.all([...pushes.slice(turn), ...pushes.slice(0, turn)].map((body) => till.push(body)));
    }
    await expectNothingLeft(memberId);
  });

  it('E18 F09 · the order three times at once over what waits earns and gives back once', async () => {
    const order = sale();
    await till.push(backOf(order));
    const replies = await Promise.all([1, 2, 3].map(() => till.push(order)));
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'POSTED']);
    await expectNothingLeft(replies[0]?.memberId ?? null);
  });
});

describe('A process that dies between an order and what waited for it', () => {
  async function posted(): Promise<Body> {
    const order = sale();
    await till.push(backOf(order));
    await new Promise<void>((reached) => {
      const forEver = new Promise(() => undefined);
      meanwhile = {
        query: () => {
          reached();
          return forEver;
        },
      };
      void till.push(order);
    });
    meanwhile = {};
    expect(await readOrder(world.table, till.programme, refOf(order))).toMatchObject({ awaited: true });
    return order;
  }

  it('F09 C1.5 · the order sent again is a duplicate and is followed', async () => {
    const { memberId, outcome } = await till.push(await posted());
    expect(outcome).toBe('DUPLICATE');
    await expectNothingLeft(memberId);
  });

  it('F09 · a correction of the order is followed as well', async () => {
    const order = await posted();
    const { memberId, outcome } = await till.push({ ...order, revision: 2, code: 'HD2' });
    expect(outcome).toBe('POSTED');
    await expectNothingLeft(memberId);
  });
});
