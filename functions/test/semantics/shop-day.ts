import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Table } from '../../src/cloud/table.ts';
import { commit } from '../../src/ledger/commit.ts';
import { signPush } from '../../src/pos/order-push.ts';
import { planIntegration } from '../../src/records/integrations.ts';
import { type Answered, freshKey, type Service, serviceOf } from '../caller.ts';
import { at, type TestWorld, testWorld } from '../engine.ts';
import type { Asked } from '../events.ts';
import { sale } from '../routes/webhooks/till.ts';
import { type Colleague, hire, join, type Member, must, openShop, type Shop } from '../shop.ts';

/** K0 of semantics C0. */
export const k0: RuleDocument = { ...defaultRules, exclusions: { skus: [], categories: ['thuốc lá'] } };

export interface Line {
  readonly line_id: string;
  readonly qty: number;
  readonly unit_price: number;
  readonly category?: string;
}
/** A line of a bill: its number and its price. */
export const line = (line_id: string, unit_price: number, category?: string): Line => ({
  line_id,
  qty: 1,
  unit_price,
  ...(category === undefined ? {} : { category }),
});

type Pushed = Answered<'POST /v1/orders'>['reply'];
type Body = Readonly<Record<string, unknown>>;

/** A bill as it was pushed, and what the answer was. */
export interface Sold extends Pushed {
  readonly bill: Body;
}

/**
 * One shop and its people on a clock of their own. Everything goes through the whole functions: bills by the signed
 * push, holds by the counter, balances as the member's phone shows them.
 */
export interface ShopDay {
  readonly world: TestWorld;
  readonly shop: Shop;
  readonly service: Service;
  readonly owner: Colleague;
  readonly cashier: Colleague;
  /** Moves the clock: "2026-11-21 09:00" in Vietnam. */
  now(moment: string): void;
  newMember(): Promise<Member>;
  /** A completed, paid bill of one amount or of lines, now unless `business_time` says otherwise. */
  sell(member: Member, what: number | readonly Line[], more?: Body): Promise<Sold>;
  /** The same paid with points that were held for it. */
  sellFor(points: number, member: Member, what: number | readonly Line[]): Promise<Sold>;
  giveBack(sold: Sold, lines: readonly Line[], more?: Body): Promise<Pushed>;
  cancel(sold: Sold): Promise<Pushed>;
  hold(member: Member, points: number, orderId?: string): Promise<Answered<'POST /v1/staff/members/{memberId}/holds'>>;
  capture(member: Member, holdId: string, points: number): Promise<number>;
  refuse(member: Member, holdId: string): Promise<number>;
  /** Held and captured at once. */
  spend(member: Member, points: number): Promise<void>;
  buckets(member: Member): Promise<{ available: number; held: number; pending: number; debt: number }>;
  spendable(member: Member): Promise<number>;
  tier(member: Member): Promise<{ id: string; lastDay: string | null; spent: number }>;
  /** Newest first: kind and points of each entry's main movement. */
  history(member: Member): Promise<readonly (readonly [kind: string, points: number])[]>;
  /** Why an entry is what it is, in Vietnamese. */
  explained(member: Member, seq: number | null): Promise<string>;
  publish(changes: Partial<RuleDocument>, effectiveFrom?: string): Promise<void>;
}

const local = (moment: string): string => `${moment.replace(' ', 'T')}+07:00`;
let people = 0;
const newZaloId = (): string => {
  people += 1;
  return `person-${people}`;
};

export async function openShopDay(
  table: Table,
  { now = '2026-11-21 09:00', rules = {} }: { now?: string; rules?: Partial<RuleDocument> } = {},
): Promise<ShopDay> {
  const world = testWorld(table, local(now));
  const service = serviceOf(world);
  const shop = await openShop(world, { ...k0, ...rules });
  const [owner, cashier] = await Promise.all([
    hire(shop, newZaloId(), 'owner'),
    hire(shop, newZaloId(), 'manager', [shop.branches[0].branchId]),
  ]);
  const till = must(await commit(world, () => planIntegration(world, shop.programme, 'Máy bán hàng')));
  const branchId = shop.branches[0].branchId;

  async function asked<Key extends KnownRouteKey>(who: Colleague | Member, key: Key, what: Asked = {}) {
    const answer = await service.ask(who.claims, key, { key: freshKey(), ...what });
    if (service.bugs.length > 0) throw service.bugs[0];
    return answer;
  }
  async function push(bill: Body): Promise<Pushed> {
    const body = JSON.stringify(bill);
    const headers = {
      'x-loyalty-integration': till.integrationId,
      'x-loyalty-signature': signPush(Buffer.from(body), till.secrets[0] ?? '', world.clock()),
    };
    const answer = await service.ask(null, 'POST /v1/orders', { body, headers });
    if (service.bugs.length > 0) throw service.bugs[0];
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.reply;
  }
  const home = async (member: Member) => (await asked(member, 'GET /v1/me')).reply;
  const vietnamNow = () => new Date(world.clock() + 7 * 3_600_000).toISOString().slice(0, 19);

  const day: ShopDay = {
    world,
    shop,
    service,
    owner,
    cashier,
    now: (moment) => world.setClock(at(local(moment))),
    newMember: () => join(shop, newZaloId(), 'Nguyễn Minh Đức'),
    sell: async (member, what, more = {}) => {
      const lines = typeof what === 'number' ? [line('1', what)] : what;
      const parts = { customer: { member_id: member.member }, lines, total: sumOf(lines), business_time: vietnamNow() };
      const bill = sale({ ...parts, ...more });
      return { bill, ...(await push(bill)) };
    },
    sellFor: async (points, member, what) => {
      const source_id = `HD-${freshKey()}`;
      const { reply } = await day.hold(member, points, source_id);
      return day.sell(member, what, { source_id, points_used: points, hold_id: reply.holdId });
    },
    giveBack: ({ bill }, lines, more = {}) =>
      push({
        ...bill,
        kind: 'RETURN',
        source_id: `TRA-${freshKey()}`,
        original_source_id: bill['source_id'],
        business_time: vietnamNow(),
        points_used: null,
        hold_id: null,
        order_discount: null,
        lines,
        total: sumOf(lines),
        ...more,
      }),
    cancel: ({ bill }) => push({ ...bill, status: 'CANCELLED', revision: Number(bill['revision']) + 1 }),
    hold: async (member, points, orderId = `HD-${freshKey()}`) => {
      const { reply: qr } = await asked(member, 'POST /v1/me/qr');
      const scan = { content: qr.content, branchId };
      const { reply: seen } = await asked(cashier, 'POST /v1/staff/members/scan', { body: scan });
      const body = { branchId, points, payableDong: 100_000_000, orderId, visit: seen.visit };
      const params = { memberId: member.member };
      return asked(cashier, 'POST /v1/staff/members/{memberId}/holds', { params, body });
    },
    capture: async (member, holdId, points) => {
      const params = { memberId: member.member, holdId };
      const key = 'POST /v1/staff/members/{memberId}/holds/{holdId}/capture';
      return (await asked(cashier, key, { params, body: { points } })).status;
    },
    refuse: async (member, holdId) => {
      const params = { memberId: member.member, holdId };
      return (await asked(cashier, 'POST /v1/staff/members/{memberId}/holds/{holdId}/void', { params })).status;
    },
    spend: async (member, points) => {
      const { reply } = await day.hold(member, points);
      const status = await day.capture(member, reply.holdId, points);
      if (status !== 200) throw new Error(`${points} points could not be spent: ${status}`);
    },
    buckets: async (member) => {
      const { available, held, pending, debt } = (await home(member)).balance;
      return { available, held, pending, debt };
    },
    spendable: async (member) => (await home(member)).balance.available,
    tier: async (member) => {
      const { tier, lastDay, spentDong } = (await home(member)).standing;
      return { id: tier.id, lastDay, spent: spentDong };
    },
    history: async (member) => {
      const { reply } = await asked(member, 'GET /v1/me/entries', { query: { limit: '50' } });
      return reply.items.map(({ kind, points }) => [kind, points] as const);
    },
    explained: async (member, seq) => {
      const params = { seq: String(seq) };
      return (await asked(member, 'GET /v1/me/entries/{seq}/explain', { params })).reply.vi.join('\n');
    },
    publish: async (changes, effectiveFrom) => {
      const { reply } = await asked(owner, 'GET /v1/admin/rules');
      const document = { ...reply.active.document, ...changes };
      const from = effectiveFrom === undefined ? null : formatInstant(at(local(effectiveFrom)));
      const body = { document, reason: 'thử', effectiveFrom: from, basedOn: reply.latestVersion };
      const published = await asked(owner, 'POST /v1/admin/rules/versions', { body });
      if (published.status !== 201) throw new Error(published.text);
    },
  };
  return day;
}

const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { qty, unit_price }) => sum + qty * unit_price, 0);
