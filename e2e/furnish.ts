import { campaignRule } from '@quaylai/shared/programme/campaign-rule';
import { customers, type DemoPerson, owner } from '../scripts/shop/demo-people.ts';
import type { OpenShop } from './shop.ts';
import { rewardNamed } from './visitors.ts';

/** What the paths of a shop need: ids that only the open shop knows. */
export interface Ids {
  readonly rewardId: string;
  readonly redemptionId: string;
  readonly memberId: string;
  readonly branchId: string;
}

/** The member whose screens are looked at: long name, Bạc, vouchers and history. */
export const guest = named('Nguyễn Hoàng Phương Thảo Vy');

function named(name: string): DemoPerson {
  const found = customers.find((customer) => customer.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** A campaign with every kind of condition, published as the second version of the rules. */
async function announce(shop: OpenShop): Promise<void> {
  const asOwner = await shop.as(owner);
  const { reply } = await asOwner.call('GET /v1/admin/rules', {});
  const weekend = campaignRule.parse({
    id: 'cuoi-tuan',
    name: 'Cuối tuần nhân đôi cho khách quen của quán',
    effect: { kind: 'MULTIPLY', percent: 200 },
    weekdays: [6, 7],
    hours: { from: 9 * 60, until: 24 * 60 },
    tiers: ['bac', 'vang'],
    minimumDong: 1_250_000,
    budgetPoints: 100_000_000,
    firstOrders: 500,
  });
  await asOwner.call('POST /v1/admin/rules/versions', {
    body: {
      document: { ...reply.active.document, campaigns: [weekend] },
      reason: 'Cuối năm, mời khách quen ghé cuối tuần',
      effectiveFrom: null,
      basedOn: reply.latestVersion,
    },
  });
}

/** The guest asks for a gift at the counter, which waits there for ten minutes. */
export async function waitAtTheCounter(shop: OpenShop, rewardId: string, branchId: string): Promise<void> {
  await (await shop.as(guest)).call('POST /v1/me/redemptions', { body: { rewardId, branchId: branchId as never } });
}

/** Gives the guest something to look at, and says under which ids. */
export async function furnish(shop: OpenShop): Promise<Ids> {
  await announce(shop);
  const asGuest = await shop.as(guest);
  const branchId = shop.demo.branchIds[0];
  if (!branchId) throw new Error('the demo shop has no branch');
  const coffee = { rewardId: await rewardNamed(asGuest, 'Cà phê sữa đá'), branchId: null };
  const bought = await asGuest.call('POST /v1/me/redemptions', { body: coffee });
  const rewardId = await rewardNamed(asGuest, 'Túi vải canvas');
  await waitAtTheCounter(shop, rewardId, branchId);
  const question = 'Hoá đơn hôm thứ bảy của mình chưa thấy cộng điểm, nhờ quán xem giúp với ạ.';
  await asGuest.call('POST /v1/me/requests', { body: { kind: 'DISPUTE', text: question, entrySeq: 1 } });
  const { reply: me } = await asGuest.call('GET /v1/me', {});
  const { redemptionId } = bought.reply;
  return { rewardId, redemptionId, memberId: me.memberId, branchId };
}
