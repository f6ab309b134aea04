import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshKey } from '../../caller.ts';
import { type CounterShop, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

const latest = async () => (await counter.service.ask(counter.owner.claims, 'GET /v1/admin/rules')).reply.latestVersion;
async function publish(change: Partial<typeof defaultRules>) {
  const document = { ...defaultRules, ...change };
  const body = { document, reason: 'thử', effectiveFrom: null, basedOn: await latest() };
  return counter.service.ask(counter.owner.claims, 'POST /v1/admin/rules/versions', { key: freshKey(), body });
}
const billOf = (memberId: string, changes: Record<string, unknown>) => ({
  memberId,
  branchId: counter.branchId,
  amountDong: 200_000,
  lines: [],
  billNumber: null,
  pointsUsed: 0,
  visit: null,
  ...changes,
});
const preview = async (memberId: string, changes: Record<string, unknown> = {}) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns/preview', { body: billOf(memberId, changes) });
const line = (category: string | null, unitPriceDong: number, discountDong = 0) => ({
  sku: null,
  category,
  quantity: 1,
  unitPriceDong,
  discountDong,
});

describe('The next bill follows the new rule', () => {
  it('20.000đ a point halves what a bill earns, and a roll back brings it back', async () => {
    const { member } = await counter.newMember();
    const earns = async () => (await preview(member)).reply.pointsEarned;
    expect(await earns()).toBe(20);
    const published = await publish({ earn: { ...defaultRules.earn, dongPerPoint: 20_000 as never } });
    expect(published.status).toBe(201);
    expect(await earns()).toBe(10);
    const body = { version: 1, reason: 'quay về', basedOn: await latest() };
    const back = await counter.service.ask(counter.owner.claims, 'POST /v1/admin/rules/rollback', {
      key: freshKey(),
      body,
    });
    expect(back.status).toBe(201);
    expect(await earns()).toBe(20);
  });

  it('a bill previewed under the old rule is shown anew under the new one', async () => {
    const { member } = await counter.newMember();
    const shown = await preview(member);
    await publish({ payment: { ...defaultRules.payment, ceilingPercent: 40 } });
    const confirmed = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns', {
      key: freshKey(),
      body: { ...billOf(member, {}), previewHash: shown.reply.hash },
    });
    expect(confirmed).toMatchObject({ status: 409, problem: { code: 'PREVIEW_CHANGED' } });
    expect(confirmed.problem.details?.['preview']).toHaveProperty('pointsEarned');
    await publish({});
  });
});

describe('Goods that are left out', () => {
  beforeAll(() => publish({ exclusions: { skus: [], categories: ['thuốc lá'] } }));

  it('R12 · of 100.000đ with 40.000đ of them, 30 points may pay', async () => {
    const an = await counter.newMember();
    const lines = [line(null, 60_000), line('thuốc lá', 40_000)];
    const visit = await counter.visit(an);
    const asked = (pointsUsed: number) => preview(an.member, { amountDong: 100_000, lines, pointsUsed, visit });
    expect((await asked(30)).reply).toMatchObject({ pointsUsableMax: 30, pointsUsed: 30 });
    expect(await asked(31)).toMatchObject({ status: 422, problem: { code: 'CEILING', details: { max: 30 } } });
  });

  it('E06 · earn nothing: 120.000đ and 80.000đ of them, 12.000đ and 8.000đ off, earn 10', async () => {
    const { member } = await counter.newMember();
    const lines = [line(null, 120_000, 12_000), line('thuốc lá', 80_000, 8_000)];
    const { reply } = await preview(member, { amountDong: 180_000, lines });
    expect(reply).toMatchObject({ eligibleDong: 108_000, pointsEarned: 10 });
  });
});
