import type { StaffRole } from '@quaylai/shared/api/route';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { BranchId, MemberId, PersonHash } from '@quaylai/shared/words/ids';
import { dong, noDong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { sealZaloId } from '../src/http/sealed-zalo-id.ts';
import type { SessionClaims } from '../src/http/session.ts';
import { commit, type Planned } from '../src/ledger/commit.ts';
import { post } from '../src/ledger/post.ts';
import type { Programme } from '../src/ledger/programme.ts';
import { type Branch, planNewBranch } from '../src/records/branches.ts';
import { personHash } from '../src/records/hashes.ts';
import { enrol } from '../src/records/members.ts';
import { planProgramme } from '../src/records/programmes.ts';
import { planNewReward, type Reward, type RewardInput } from '../src/records/rewards.ts';
import { planPublication } from '../src/records/rule-versions.ts';
import { planHire, type StaffRecord } from '../src/records/staff.ts';
import { type TestWorld, testProgramme } from './engine.ts';

/** The Zalo app secret of every shop in tests that names no other. */
export const zaloAppSecret = 'zalo-app-secret';

/** A merchant with two branches, and K0's rules unless others are given. */
export interface Shop {
  readonly world: TestWorld;
  readonly programme: Programme;
  readonly miniAppId: string;
  readonly branches: readonly [Branch, Branch];
}

let miniApps = 0;

export async function openShop(
  world: TestWorld,
  document: RuleDocument = defaultRules,
  appSecret = zaloAppSecret,
): Promise<Shop> {
  const programme = testProgramme();
  miniApps += 1;
  const miniAppId = `${1_000_000 + miniApps}${Math.floor(Math.random() * 1e9)}`;
  const names = { name: 'Cà phê Quay Lại', brandColour: '#c2410c', miniAppId, zaloAppId: '77' };
  await done(world, () => planProgramme(world, programme, { ...names, zaloAppSecret: appSecret }));
  const rules = { document, author: 'Thu', reason: 'mở chương trình', basedOn: 0 };
  await done(world, () => planPublication(world, programme, { ...rules, effectiveFrom: null, rollsBackTo: null }));
  const branch = (name: string) => done(world, () => planNewBranch(world, programme, { name, ...street }));
  return { world, programme, miniAppId, branches: [await branch('CN Nguyễn Huệ'), await branch('CN Thảo Điền')] };
}

const street = { address: '68 Nguyễn Huệ', active: true };

async function done<Value>(world: TestWorld, plan: () => Promise<Result<Planned<Value>, Problem>>): Promise<Value> {
  return must(await commit(world, plan));
}

export function must<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Somebody whom Zalo knows; a member when they joined, staff when they were hired. */
export interface Person {
  readonly zaloId: string;
  readonly hash: PersonHash;
  readonly claims: SessionClaims;
}

export function stranger({ world, programme }: Shop, zaloId: string): Person {
  const hash = personHash(world, programme, zaloId);
  const sealedZaloId = sealZaloId(world, programme, zaloId);
  const claims = { programme: programme.id, person: hash, member: null, staff: null, sealedZaloId };
  return { zaloId, hash, claims };
}

export interface Member extends Person {
  readonly member: MemberId;
}

export async function join(shop: Shop, zaloId: string, name: string | null = null): Promise<Member> {
  const { world, programme } = shop;
  const by = { kind: 'ZALO', zaloId } as const;
  const lowest = defaultRules.tiers[0]?.id;
  if (lowest === undefined) throw new Error('no tiers');
  const { member } = must(await enrol(world, programme, { by, name, lowestTier: lowest }));
  const person = stranger(shop, zaloId);
  return { ...person, member, claims: { ...person.claims, member } };
}

export interface Colleague extends Person {
  readonly staff: StaffRecord;
}

export async function hire(
  shop: Shop,
  zaloId: string,
  role: StaffRole,
  branchIds: readonly BranchId[] = [],
): Promise<Colleague> {
  const { world, programme } = shop;
  const person = stranger(shop, zaloId);
  const staff = await done(world, () =>
    planHire(world, programme, { person: person.hash, name: `Nhân viên ${zaloId}`, role, branchIds }),
  );
  return { ...person, staff, claims: { ...person.claims, staff: staff.staffId } };
}

let orders = 0;

/** A bill that a till sent: 10.000đ a point at Đồng. */
export async function buy({ world, programme, branches }: Shop, member: MemberId, amount: number): Promise<void> {
  orders += 1;
  const now = world.clock();
  const line = { lineId: '1', sku: null, category: null, quantity: 1, gross: dong(amount), discount: noDong };
  const order = {
    ref: { source: 'pos', orderId: `HD${orders}` },
    revision: 0,
    businessTime: now,
    branch: branches[0].branchId,
    lines: [{ ...line, isGiftCard: false }],
    orderDiscount: noDong,
    extras: noDong,
  };
  must(
    await post<OrderDecision, object>(world, {
      programme,
      member,
      guard: { kind: 'ORDER', ref: order.ref, revision: 0, requestHash: String(orders) },
      businessTime: now,
      actor: { kind: 'INTEGRATION', id: 'pos' },
      branch: order.branch,
      reason: null,
      decide: (account, { rules, now: at }) => decideOrder(account, { order, payment: null }, rules, at),
      orderState: ({ decision }) => decision.order,
      answer: () => ({ status: 200, body: {} }),
    }),
  );
}

const voucher: RewardInput = {
  name: 'Cà phê sữa đá',
  description: 'Một ly cỡ vừa.',
  picture: 'coffee',
  kind: 'VOUCHER',
  pricePoints: points(20),
  stock: null,
  limitPerMember: null,
  validDays: 30,
  status: 'ACTIVE',
};

export function offer({ world, programme }: Shop, change: Partial<RewardInput> = {}): Promise<Reward> {
  return done(world, () => planNewReward(world, programme, { ...voucher, ...change }));
}
