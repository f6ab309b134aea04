import { parseInstant } from '@quaylai/shared/words/vietnam-time';
import { type Api, type Integration, pushOrder } from './api.ts';
import { branches, rewards } from './demo-goods.ts';
import { cashier, customers, type DemoCustomer, type DemoPerson, manager, owner } from './demo-people.ts';

/** Everything that a shop is made of goes through the public API, as its owner, staff, till and customers would do it. */
export interface ShopWorld {
  readonly api: Api;
  readonly apiUrl: string;
  readonly miniAppId: string;
  /** What the person's phone gets from Zalo; `phoneToken` is what getPhoneNumber answers. */
  zaloTokens(person: DemoPerson): Promise<{ accessToken: string; phoneToken: string }>;
  /** The clock that the shop lives by, in ms. */
  nowMs(): number;
  /** Does something as if it were another moment, then goes on from now. */
  at<Value>(ms: number, work: () => Promise<Value>): Promise<Value>;
}

export interface DemoShop {
  readonly branchIds: readonly string[];
  readonly integration: Integration;
}

export async function signIn(world: ShopWorld, person: DemoPerson): Promise<Api> {
  const { accessToken } = await world.zaloTokens(person);
  const { reply } = await world.api.call('POST /v1/session', {
    body: { miniAppId: world.miniAppId, accessToken },
  });
  return world.api.as(reply.token);
}

/** Joins with consent to membership only, then links the phone that the till knows. */
export async function join(world: ShopWorld, person: DemoPerson, scanned: string | null = null): Promise<Api> {
  const visitor = await signIn(world, person);
  const { reply } = await visitor.call('POST /v1/me/membership', {
    body: {
      name: person.name,
      consents: [{ purpose: 'MEMBERSHIP', textVersion: '2026-11', granted: true }],
      scanned,
    },
  });
  const member = world.api.as(reply.token);
  await member.call('POST /v1/me/phone', { body: await world.zaloTokens(person) });
  return member;
}

/** The owner invites, the person opens the invitation in Zalo, the owner confirms that it is them. */
async function hire(
  world: ShopWorld,
  asOwner: Api,
  person: DemoPerson,
  position: { role: 'manager' | 'cashier'; branchIds: string[] },
): Promise<void> {
  const { reply: invitation } = await asOwner.call('POST /v1/admin/staff/invitations', {
    body: { label: person.name, ...position },
  });
  const invited = await signIn(world, person);
  await invited.call('POST /v1/me/staff-invitations', { body: { content: invitation.content, name: person.name } });
  await asOwner.call('POST /v1/admin/staff/invitations/{invitationId}/confirm', {
    params: { invitationId: invitation.invitationId },
  });
  await setPin(await signIn(world, person));
}

/** Everybody at the demo counter unlocks it with this. */
export const demoPin = '2580';

const setPin = (staff: Api) => staff.call('POST /v1/staff/me/pin', { body: { pin: demoPin, current: null } });

/** Furnishes "Cà phê Quay Lại" in a programme whose owner is already known: branches, rewards, staff, the till. */
export async function openDemoShop(world: ShopWorld): Promise<DemoShop> {
  const asOwner = await signIn(world, owner);
  await setPin(asOwner);
  const branchIds: string[] = [];
  for (const body of branches) branchIds.push((await asOwner.call('POST /v1/admin/branches', { body })).reply.branchId);
  for (const body of rewards) await asOwner.call('POST /v1/admin/rewards', { body });
  await hire(world, asOwner, manager, { role: 'manager', branchIds });
  await hire(world, asOwner, cashier, { role: 'cashier', branchIds: branchIds.slice(0, 1) });
  const { reply: integration } = await asOwner.call('POST /v1/admin/integrations', {
    body: { name: 'Máy bán hàng tại quầy' },
  });
  return { branchIds, integration };
}

/** The shop's first customers: each joins in Zalo, and the till pushes what they bought. */
export async function welcomeCustomers(world: ShopWorld, { branchIds, integration }: DemoShop): Promise<void> {
  for (const customer of customers) {
    await join(world, customer);
    await pushBills(world, integration, branchIds, customer);
  }
}

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

/** The bills are spread over the last weeks, never before this year: tiers count a calendar year. */
export async function pushBills(
  world: ShopWorld,
  integration: Integration,
  branchIds: readonly string[],
  customer: DemoCustomer,
): Promise<void> {
  const nowMs = world.nowMs();
  const year = new Date(nowMs + 7 * 3_600_000).getUTCFullYear();
  const yearStartMs = parseInstant(`${year}-01-01T08:00:00`) ?? nowMs;
  for (const [index, bill] of customer.bills.entries()) {
    const daysAgo = (customer.bills.length - index) * 6 + (index % 3);
    const soldAtMs = Math.max(nowMs - daysAgo * dayMs - index * 3_600_000, Math.min(yearStartMs, nowMs));
    // Sent when it was sold: what comes more than 72 hours late, a manager looks at first (decisions 16).
    const sentAtMs = Math.min(soldAtMs + minuteMs, nowMs);
    const sourceId = `HD-${customer.userId}-${index + 1}`;
    const order: Parameters<typeof pushOrder>[2] = {
      kind: 'ORDER',
      source_id: sourceId,
      code: sourceId,
      revision: 1,
      business_time: new Date(soldAtMs).toISOString(),
      branch_ref: branchIds[index % branchIds.length] ?? null,
      status: 'COMPLETED',
      paid: true,
      customer: { phone: customer.phone },
      lines: [{ line_id: '1', sku: 'HOA-DON', qty: 1, unit_price: bill }],
      total: bill,
    };
    const told = await world.at(sentAtMs, () => pushOrder(world.apiUrl, integration, order, world.nowMs()));
    if (told.outcome === 'QUARANTINED') throw new Error(`${sourceId}: ${told.outcome} ${told.reason ?? ''}`);
  }
}
