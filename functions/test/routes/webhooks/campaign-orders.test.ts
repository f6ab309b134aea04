import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { sweepBudgets } from '../../../src/budgets/sweep.ts';
import { readStanding } from '../../../src/ledger/read-account.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { project } from '../../../src/projections/project.ts';
import { readSchedule } from '../../../src/records/rule-versions.ts';
import { budgetOf, campaign, withCampaigns } from '../../budgets/campaigns.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { permittedTable } from '../../permitted-table.ts';
import { readStream } from '../../stream.ts';
import { newPhone, openTill, publish, sale } from './till.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
let till: Awaited<ReturnType<typeof openTill>>;

beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
  till = await openTill(world);
});

type Body = Record<string, unknown>;

/** New rules from now on: those campaigns and no others. */
const run = (...campaigns: readonly CampaignRule[]) => publishNext(withCampaigns(...campaigns));
async function publishNext(document: RuleDocument): Promise<void> {
  const { schedule } = await readStanding(world.table, till.programme, 'x' as never);
  await publish(world, till.programme, document, readSchedule(schedule).latest);
}
/** A sale of this very moment. */
const saleOf = (total: number, changes: Body = {}) =>
  sale({ total, business_time: new Date(world.clock()).toISOString(), ...changes });
const points = async (body: Body) => (await till.push(body)).points;
const used = async (id: string) => {
  const { points: usedPoints, orders } = await budgetOf(world, till.programme, id);
  return [usedPoints, orders];
};
const goods = (line_id: string, unit_price: number) => ({ line_id, sku: 'CF', qty: 1, unit_price });
let returns = 0;
function returnOf(order: Body, total: number): Body {
  returns += 1;
  const lines = [goods('1', total)];
  return { ...order, kind: 'RETURN', source_id: `T-${returns}`, original_source_id: order['source_id'], lines, total };
}
async function follow(): Promise<void> {
  const streamed = { ...world, table: permittedTable(world.table, 'stream') };
  await project(streamed, await readStream(engine.endpoint, engine.name), (error) => {
    throw error;
  });
}

describe('A shared campaign, order by order', () => {
  it('C01 · with 15 left 24 due give 15, then nothing', async () => {
    await run(campaign('c01', { budgetPoints: 39 }));
    const pushed = [];
    for (let each = 0; each < 3; each++) pushed.push(await points(saleOf(240_000)));
    expect(pushed).toEqual([48, 39, 24]);
    expect(await used('c01')).toEqual([39, 2]);
  });

  it('E20 C01 · pushed again, or in other words, an order draws on its budget once', async () => {
    await run(campaign('again', { budgetPoints: 1_000 }));
    const order = saleOf(240_000);
    const outcomes = [];
    for (const body of [order, order, { ...order, total: 1 }]) outcomes.push((await till.push(body)).outcome);
    expect(outcomes).toEqual(['POSTED', 'DUPLICATE', 'QUARANTINED']);
    expect(await used('again')).toEqual([24, 1]);
  });

  it('C01 · a return gives its bonus back and the closed campaign opens again, once however often it is told', async () => {
    await run(campaign('back', { budgetPoints: 24 }));
    const order = saleOf(240_000, { lines: [goods('1', 140_000), goods('2', 100_000)] });
    expect(await points(order)).toBe(48);
    expect(await points(saleOf(240_000))).toBe(24);
    const returned = returnOf(order, 140_000);
    expect(await points(returned)).toBe(-28);
    await till.push(returned);
    await follow();
    await follow();
    expect(await used('back')).toEqual([10, 1]);
    expect(await points(saleOf(240_000))).toBe(38);
  });

  it('V14 C06 · a cancelled order frees its place among the first, and its member’s use', async () => {
    await run(campaign('first', { firstOrders: 1, usesPerMember: 1 }));
    const customer = { phone: newPhone() };
    const order = saleOf(100_000, { customer });
    expect(await points(order)).toBe(20);
    expect(await points(saleOf(100_000))).toBe(10);
    await till.push({ ...order, status: 'CANCELLED', revision: 2 });
    await follow();
    expect(await used('first')).toEqual([0, 0]);
    expect(await points(saleOf(100_000, { customer }))).toBe(20);
    expect(await points(saleOf(100_000, { customer }))).toBe(10);
  });

  it('E19 I10 · a corrected order claims what it gives more, and no more than is left', async () => {
    await run(campaign('edit', { budgetPoints: 30 }));
    const order = saleOf(240_000);
    const corrected = (total: number, revision: number) => {
      return points({ ...order, lines: [goods('1', total)], total, revision });
    };
    expect(await points(order)).toBe(48);
    expect(await corrected(270_000, 2)).toBe(6);
    // The stream is late: the sweep finds what the order and its edit used by their own names.
    world.setClock(instant(world.clock() + 12 * 60_000));
    expect(await sweepBudgets(world, till.programme)).toMatchObject({ released: 0 });
    expect(await budgetOf(world, till.programme, 'edit')).toMatchObject({ points: 27, orders: 1, claims: [] });
    await follow();
    expect(await used('edit')).toEqual([27, 1]);
    expect(await corrected(350_000, 3)).toBe(8 + 3);
    expect(await corrected(200_000, 4)).toBe(-15 - 10);
    await follow();
    expect(await used('edit')).toEqual([20, 1]);
    const { memberId } = await till.push(order);
    expect(await verifyMember(world.table, till.programme, memberId as never)).toMatchObject({ fault: null });
  });

  it('C02 · happy hour takes a sale of 10:59:59 and not of 11:00:00, however late it is pushed', async () => {
    world.setClock(at('2026-11-22T18:00:00+07:00'));
    await run(campaign('happy', { hours: { from: 540, until: 660 }, budgetPoints: 1_000 }));
    world.setClock(at('2026-11-23T18:00:00+07:00'));
    const sold = (time: string) => points(saleOf(100_000, { business_time: `2026-11-23T${time}` }));
    expect([await sold('08:59:59'), await sold('09:00:00')]).toEqual([10, 20]);
    expect([await sold('10:59:59'), await sold('11:00:00')]).toEqual([20, 10]);
    expect(await used('happy')).toEqual([20, 2]);
  });

  it('C03 · "Vàng and above" does not take the very bill that makes Vàng', async () => {
    const vip = campaign('vip', { tiers: ['vang', 'kim-cuong'] });
    await publishNext({ ...defaultRules, campaigns: [vip] });
    const customer = { phone: newPhone() };
    expect(await points(saleOf(16_000_000, { customer }))).toBe(1_600);
    expect(await points(saleOf(100_000, { customer }))).toBe(25);
  });

  it('C05 · the weekend is local: Friday 17:30Z is Saturday here', async () => {
    world.setClock(at('2026-11-26T12:00:00+07:00'));
    await run(campaign('weekend', { weekdays: [6, 7] }));
    world.setClock(at('2026-11-28T12:00:00+07:00'));
    expect(await points(saleOf(100_000, { business_time: '2026-11-27T17:30:00Z' }))).toBe(20);
    expect(await points(saleOf(100_000, { business_time: '2026-11-27T16:30:00Z' }))).toBe(10);
  });

  it('C8 · a return after the campaign’s end gives nothing back', async () => {
    await run(campaign('over', { budgetPoints: 100, until: '2026-11-30T00:00:00+07:00' }));
    const order = saleOf(240_000);
    await till.push(order);
    world.setClock(at('2026-11-30T00:00:00+07:00'));
    await till.push({ ...returnOf(order, 240_000), business_time: '2026-11-30T00:00:00+07:00' });
    await follow();
    expect(await used('over')).toEqual([24, 1]);
  });

  it('C04 · an emergency stop meets a late sale of before, a scheduled end does not', async () => {
    world.setClock(at('2026-11-30T20:00:00+07:00'));
    const ends = { until: '2026-12-01T00:00:00+07:00' };
    await run(campaign('ends', ends), campaign('stops', { ...ends, effect: { kind: 'BONUS', points: 50 } }));
    const before = saleOf(100_000);
    expect(await points(saleOf(100_000))).toBe(20 + 50);
    world.setClock(at('2026-11-30T21:00:00+07:00'));
    const stopped = { stoppedAt: '2026-11-30T21:00:00+07:00', effect: { kind: 'BONUS', points: 50 } };
    await run(campaign('ends', ends), campaign('stops', { ...ends, ...stopped }));
    world.setClock(at('2026-12-02T09:00:00+07:00'));
    expect(await points(before)).toBe(20);
    expect(await points(saleOf(100_000, { business_time: '2026-11-30T22:00:00+07:00' }))).toBe(20);
    expect(await points(saleOf(100_000))).toBe(10);
  });
});
