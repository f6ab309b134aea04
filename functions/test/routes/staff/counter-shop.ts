import { project } from '../../../src/projections/project.ts';
import { type Answered, freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, type Colleague, hire, join, type Member, openShop, type Shop } from '../../shop.ts';
import { readStream } from '../../stream.ts';

/** A shop at work: its people, and the whole functions behind one door. */
export interface CounterShop {
  readonly world: TestWorld;
  readonly shop: Shop;
  readonly service: Service;
  readonly owner: Colleague;
  readonly manager: Colleague;
  /** Of the first branch only. */
  readonly cashier: Colleague;
  readonly branchId: string;
  readonly otherBranchId: string;
  /** Joined, with what a bill of `spend` đồng earns at Đồng. */
  newMember(spend?: number): Promise<Member>;
  /** The member shows the rotating QR and `who` scans it: the proof of the visit. */
  visit(member: Member, who?: Colleague, branchId?: string): Promise<string>;
  balanceOf(member: Member): Promise<Answered<'GET /v1/me'>['reply']['balance']>;
  /** Lets everything that follows from the table's stream happen. */
  follow(): Promise<void>;
}

let people = 0;
export const newZaloId = (): string => {
  people += 1;
  return `zalo-${people}`;
};

export async function openCounterShop(): Promise<CounterShop> {
  const engine = await startEngine();
  const world = testWorld(engine.table);
  const shop = await openShop(world);
  const service = serviceOf(world);
  const [first, second] = shop.branches;
  const [owner, manager, cashier] = await Promise.all([
    hire(shop, newZaloId(), 'owner'),
    hire(shop, newZaloId(), 'manager', [first.branchId, second.branchId]),
    hire(shop, newZaloId(), 'cashier', [first.branchId]),
  ]);
  let followed = 0;
  return {
    world,
    shop,
    service,
    owner,
    manager,
    cashier,
    branchId: first.branchId,
    otherBranchId: second.branchId,
    newMember: async (spend = 1_000_000) => {
      const member = await join(shop, newZaloId(), 'Nguyễn Minh Đức');
      if (spend > 0) await buy(shop, member.member, spend);
      return member;
    },
    visit: async (member, who = cashier, branchId = first.branchId) => {
      const { reply: qr } = await service.ask(member.claims, 'POST /v1/me/qr');
      const body = { content: qr.content, branchId };
      const scanned = await service.ask(who.claims, 'POST /v1/staff/members/scan', { body });
      if (scanned.status !== 200) throw new Error(scanned.text);
      return scanned.reply.visit;
    },
    balanceOf: async (member) => (await service.ask(member.claims, 'GET /v1/me')).reply.balance,
    follow: async () => {
      const records = await readStream(engine.endpoint, engine.name);
      const answer = await project(world, records.slice(followed), (error) => {
        throw error;
      });
      if (answer.batchItemFailures.length > 0) throw new Error('the stream was not followed');
      followed = records.length;
    },
  };
}

/** A call under a key of its own, unless one is given. */
export const keyed = (body?: unknown, params: Readonly<Record<string, string>> = {}, key = freshKey()) => ({
  key,
  params,
  ...(body === undefined ? {} : { body }),
});
