import { giftTerms, type VoucherTermsView } from '@quaylai/shared/api/voucher-models';
import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { timedId } from '../../../src/ledger/fresh-id.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import type { Redemption } from '../../../src/records/redemption.ts';
import { codeKey, findRedemption, newRedemptionWrite } from '../../../src/records/redemptions.ts';
import { formatVoucherCode } from '../../../src/records/voucher-code.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { newMember } from '../../ledger/counter.ts';
import { newReward, newVoucher } from '../../stock/rewards.ts';
import { openTill, sale } from './till.ts';

let world: TestWorld;
let till: Awaited<ReturnType<typeof openTill>>;

beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  till = await openTill(world);
});

type Body = Record<string, unknown>;
const goods = (line_id: string, unit_price: number, category: string | null = null) => ({
  ...{ line_id, sku: `SP${line_id}`, category, qty: 1, unit_price },
});
const fixed = (amount: number): VoucherTermsView => ({ ...giftTerms, benefit: { kind: 'FIXED', dong: dong(amount) } });
const tenPercent: VoucherTermsView = { ...giftTerms, benefit: { kind: 'PERCENT', percent: 10, maxDong: dong(50_000) } };

/** A member with a voucher of these terms. */
async function withVoucher(voucher: VoucherTermsView, lastDay = '2026-12-24') {
  const member = await newMember(world, till.programme);
  const reward = await newReward(world, till.programme, { voucher });
  const id = timedId<RedemptionId>(world);
  const issued: Redemption = {
    ...newVoucher(world, member, reward, id, 1, null),
    lastDay: lastDay as LocalDate,
  };
  await world.table.write(newRedemptionWrite(till.programme, issued).write);
  const { code } = issued;
  if (code === null) throw new Error('a voucher without its code');
  // The stream keeps the lookup.
  await world.table.write({ put: { ...codeKey(till.programme, code), m: member, r: id } });
  const standing = async () => findRedemption(world.table, till.programme, member, id);
  return { member, code: formatVoucherCode(code), standing };
}
const saleTo = (member: MemberId, codes: readonly string[], changes: Body = {}) =>
  sale({ customer: { member_id: member }, vouchers: codes, ...changes });
const isWhole = async (member: MemberId) => (await verifyMember(world.table, till.programme, member))?.fault === null;

describe('A voucher on a pushed order', () => {
  it('V06 · 10 % at most 50.000đ: 620.000đ are paid with 570.000đ and earn 57, and the voucher names its order', async () => {
    const { member, code, standing } = await withVoucher(tenPercent);
    const order = saleTo(member, [code.toLowerCase()], { lines: [goods('1', 620_000)], total: 570_000 });
    expect(await till.push(order)).toMatchObject({ outcome: 'POSTED', points: 57 });
    expect(await standing()).toMatchObject({
      state: 'REDEEMED',
      order: { source: till.integration, orderId: order['source_id'] },
    });
    expect(await isWhole(member)).toBe(true);
  });

  it('E18 V03 · the same order three times at once uses it once; another order with it is kept for a person', async () => {
    const { member, code, standing } = await withVoucher(fixed(50_000));
    const order = saleTo(member, [code], { total: 300_000, lines: [goods('1', 350_000)] });
    const pushed = await Promise.all([1, 2, 3].map(() => till.push(order)));
    expect(pushed.map(({ outcome }) => outcome).sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'POSTED']);
    expect(await till.push({ ...order, source_id: 'khác' })).toMatchObject({
      outcome: 'QUARANTINED',
      reason: 'VOUCHER_USED',
    });
    expect((await standing())?.history).toHaveLength(2);
  });

  it('V03 · of two orders with one voucher at once one is posted', async () => {
    const { member, code } = await withVoucher(fixed(50_000));
    const order = () => saleTo(member, [code], { total: 300_000, lines: [goods('1', 350_000)] });
    const pushed = await Promise.all([till.push(order()), till.push(order())]);
    expect(pushed.map(({ outcome }) => outcome).sort()).toEqual(['POSTED', 'QUARANTINED']);
    expect(pushed.find(({ outcome }) => outcome === 'QUARANTINED')).toMatchObject({ reason: 'VOUCHER_USED' });
  });

  it('V08 · a cancelled order gives its voucher back; past its day it lives a week more', async () => {
    const [live, past] = [await withVoucher(fixed(50_000)), await withVoucher(fixed(50_000), '2026-11-21')];
    const cancelled: Body[] = [];
    for (const { member, code } of [live, past]) {
      const order = saleTo(member, [code], { total: 300_000, lines: [goods('1', 350_000)] });
      expect(await till.push(order)).toMatchObject({ outcome: 'POSTED', points: 30 });
      cancelled.push({ ...order, status: 'CANCELLED', revision: 2 });
    }
    const before = world.clock();
    world.setClock(at('2026-11-22T10:00:00+07:00'));
    for (const cancel of [...cancelled, ...cancelled]) await till.push(cancel);
    expect(await live.standing()).toMatchObject({ state: 'ISSUED', lastDay: '2026-12-24', order: null });
    expect(await past.standing()).toMatchObject({ state: 'ISSUED', lastDay: '2026-11-29', order: null });
    world.setClock(before);
  });

  it('V08 E21 · completed again in a higher revision, the order uses its voucher again', async () => {
    const { member, code, standing } = await withVoucher(fixed(50_000));
    const order = saleTo(member, [code], { total: 300_000, lines: [goods('1', 350_000)] });
    await till.push(order);
    await till.push({ ...order, status: 'CANCELLED', revision: 2 });
    expect(await till.push({ ...order, revision: 3 })).toMatchObject({ outcome: 'POSTED', points: 30 });
    expect(await standing()).toMatchObject({ state: 'REDEEMED', order: { orderId: order['source_id'] } });
    expect(await till.push({ ...order, vouchers: [], total: 350_000, revision: 4 })).toMatchObject({
      outcome: 'QUARANTINED',
      reason: 'VOUCHERS_DIFFER',
    });
    expect(await isWhole(member)).toBe(true);
  });

  it('C6 V12 · what comes back takes its share of the voucher along, and the voucher stays used', async () => {
    const { member, code, standing } = await withVoucher({ ...fixed(50_000), minimumDong: dong(300_000) });
    const lines = [goods('1', 120_000), goods('2', 80_000), goods('3', 100_000)];
    const order = saleTo(member, [code], { lines, total: 250_000 });
    expect(await till.push(order)).toMatchObject({ points: 25 });
    const back = { ...order, kind: 'RETURN', original_source_id: order['source_id'], vouchers: null };
    // 120.000đ less its share of 20.000đ: 150.000đ stay, although the voucher asked for 300.000đ.
    const returned = { ...back, source_id: `${order['source_id']}-T`, lines: lines.slice(0, 1), total: 100_000 };
    expect(await till.push(returned)).toMatchObject({ outcome: 'POSTED', points: -10, reason: null });
    expect(await standing()).toMatchObject({ state: 'REDEEMED' });
  });

  it('V04 · is judged by the sale’s own time, however late it arrives', async () => {
    const { member, code } = await withVoucher(fixed(50_000), '2026-11-20');
    const order = saleTo(member, [code], { total: 300_000, lines: [goods('1', 350_000)] });
    expect(await till.push({ ...order, business_time: '2026-11-21T00:00:00' })).toMatchObject({
      outcome: 'QUARANTINED',
      reason: 'VOUCHER_EXPIRED',
    });
    const inTime = { ...order, source_id: `${order['source_id']}-2`, business_time: '2026-11-20T23:59:59' };
    expect(await till.push(inTime)).toMatchObject({ outcome: 'POSTED' });
  });

  it('that nobody issued, of somebody else, of no customer, or that the total does not know is for a person', async () => {
    const [own, other] = [await withVoucher(fixed(50_000)), await withVoucher(fixed(50_000))];
    const lines = [goods('1', 350_000)];
    const kept = async (codes: readonly string[], changes: Body = {}) => {
      const { outcome, reason } = await till.push(saleTo(own.member, codes, { lines, total: 300_000, ...changes }));
      return `${outcome} ${reason}`;
    };
    expect([
      await kept(['0000-0000-0000-1']),
      await kept([other.code]),
      await kept([own.code], { customer: null }),
      await kept([own.code], { total: 350_000 }),
    ]).toEqual([
      'QUARANTINED VOUCHER_UNKNOWN',
      'QUARANTINED VOUCHER_OF_OTHER',
      'QUARANTINED VOUCHER_OF_OTHER',
      'QUARANTINED TOTAL_MISMATCH',
    ]);
    expect(await own.standing()).toMatchObject({ state: 'ISSUED' });
  });
});
