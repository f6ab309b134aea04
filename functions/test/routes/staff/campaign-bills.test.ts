import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import { beforeAll, describe, expect, it } from 'vitest';
import { readStanding } from '../../../src/ledger/read-account.ts';
import { readSchedule } from '../../../src/records/rule-versions.ts';
import { budgetOf, campaign, withCampaigns } from '../../budgets/campaigns.ts';
import type { Member } from '../../shop.ts';
import { publish } from '../webhooks/till.ts';
import { type CounterShop, keyed, openCounterShop } from './counter-shop.ts';

let at: CounterShop;
beforeAll(async () => {
  at = await openCounterShop();
});

async function run(...campaigns: readonly CampaignRule[]): Promise<void> {
  const { schedule } = await readStanding(at.world.table, at.shop.programme, 'x' as never);
  await publish(at.world, at.shop.programme, withCampaigns(...campaigns), readSchedule(schedule).latest);
}
const billOf = ({ member }: Member, amountDong = 240_000) => ({
  memberId: member,
  branchId: at.branchId,
  amountDong,
  lines: [],
  billNumber: null,
  pointsUsed: 0,
  visit: null,
});
const preview = (bill: ReturnType<typeof billOf>) =>
  at.service.ask(at.cashier.claims, 'POST /v1/staff/earns/preview', { body: bill });
const confirm = (bill: ReturnType<typeof billOf>, previewHash: string) =>
  at.service.ask(at.cashier.claims, 'POST /v1/staff/earns', keyed({ ...bill, previewHash }));

describe('A bill that meets a shared campaign', () => {
  it('C01 · is shown what the budget still gives, and gets that', async () => {
    await run(campaign('shown', { budgetPoints: 39 }));
    const members = [await at.newMember(0), await at.newMember(0), await at.newMember(0)];
    const earned: number[] = [];
    const parts: unknown[] = [];
    for (const member of members) {
      const shown = await preview(billOf(member));
      parts.push(shown.reply.campaigns);
      const posted = await confirm(billOf(member), shown.reply.hash);
      expect(posted.reply.pointsEarned).toBe(shown.reply.pointsEarned);
      earned.push(posted.reply.pointsEarned);
    }
    expect(earned).toEqual([48, 39, 24]);
    const shownAs = (points: number) => [{ name: 'Chiến dịch shown', duePoints: 24, points }];
    expect(parts).toEqual([shownAs(24), shownAs(15), []]);
  });

  it('C01 · is shown anew when others emptied the budget since, and then holds nothing of it', async () => {
    await run(campaign('raced', { budgetPoints: 24 }));
    const [first, second] = [await at.newMember(0), await at.newMember(0)];
    const shown = await preview(billOf(first));
    const other = await preview(billOf(second, 140_000));
    expect((await confirm(billOf(second, 140_000), other.reply.hash)).status).toBe(201);
    const refused = await confirm(billOf(first), shown.reply.hash);
    expect([refused.status, refused.problem.code]).toEqual([409, 'PREVIEW_CHANGED']);
    expect(await budgetOf(at.world, at.shop.programme, 'raced')).toMatchObject({ points: 14, orders: 1 });
    const anew = await preview(billOf(first));
    expect(anew.reply.pointsEarned).toBe(24 + 10);
    expect((await confirm(billOf(first), anew.reply.hash)).reply.pointsEarned).toBe(34);
  });

  it('E22 C01 · a bill’s QR shows and gives what the budget still has', async () => {
    await run(campaign('scanned', { firstOrders: 1 }));
    const bill = async () => {
      const body = { branchId: at.branchId, amountDong: 100_000, billNumber: null };
      return (await at.service.ask(at.cashier.claims, 'POST /v1/staff/bills', keyed(body))).reply.content;
    };
    const seen = [];
    for (const content of [await bill(), await bill()]) {
      const member = await at.newMember(0);
      const shown = await at.service.ask(member.claims, 'POST /v1/me/scans', { body: { content } });
      const claimed = await at.service.ask(member.claims, 'POST /v1/me/claims', keyed({ content }));
      seen.push([shown.reply.kind === 'BILL' && shown.reply.pointsToEarn, claimed.reply.available]);
    }
    expect(seen).toEqual([
      [20, 20],
      [10, 10],
    ]);
  });

  it('the owner sees what is used of each budget', async () => {
    await run(
      campaign('seen', { budgetPoints: 100, name: 'Cuối tuần vui' }),
      campaign('over', { firstOrders: 9, until: '2026-11-01T00:00:00+07:00' }),
      campaign('free'),
    );
    const member = await at.newMember(0);
    await confirm(billOf(member), (await preview(billOf(member))).reply.hash);
    const { reply } = await at.service.ask(at.owner.claims, 'GET /v1/admin/rules/budgets');
    expect(reply.campaigns).toEqual([
      {
        campaignId: 'seen',
        name: 'Cuối tuần vui',
        running: true,
        budgetPoints: 100,
        usedPoints: 24,
        firstOrders: null,
        usedOrders: 1,
      },
      {
        campaignId: 'over',
        name: 'Chiến dịch over',
        running: false,
        budgetPoints: null,
        usedPoints: 0,
        firstOrders: 9,
        usedOrders: 0,
      },
    ]);
  });
});
