import { createHash } from 'node:crypto';
import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { Table } from '@quaylai/functions/cloud/table';
import { commit, type Planned } from '@quaylai/functions/ledger/commit';
import { type Programme, provenProgramme } from '@quaylai/functions/ledger/programme';
import { planNewBranch } from '@quaylai/functions/records/branches';
import { personHash } from '@quaylai/functions/records/hashes';
import { planIntegration } from '@quaylai/functions/records/integrations';
import { enrol } from '@quaylai/functions/records/members';
import { planProgramme } from '@quaylai/functions/records/programmes';
import { planNewReward, type Reward, type RewardInput } from '@quaylai/functions/records/rewards';
import { planPublication } from '@quaylai/functions/records/rule-versions';
import { planHire, type StaffRecord } from '@quaylai/functions/records/staff';
import { giftTerms, type VoucherTermsView } from '@quaylai/shared/api/voucher-models';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { ruleDocumentSchema } from '@quaylai/shared/programme/rule-document';
import type { BranchId, IntegrationId, MemberId, PersonHash, ProgrammeId, TierId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { testKeys } from './sandbox.ts';

export interface Player {
  readonly member: MemberId;
  readonly person: PersonHash;
}

/** One shop with people in it. */
export interface Shop {
  readonly programme: Programme;
  readonly branches: readonly BranchId[];
  readonly rewards: readonly Reward[];
  readonly members: readonly Player[];
  readonly staff: readonly (StaffRecord & { readonly own: MemberId | null })[];
  readonly till: IntegrationId;
  readonly tillSecret: string;
  readonly lowestTier: TierId;
}

/** Who stands behind a member, by their place. */
export const zaloIdOf = (place: number): string => `z-${place}`;

const membersPerShop = 5;
/** Two shops whose every id is the same but for the programme's own: what mixes them up is found at once. */
export const programmeIds = ['shop-a', 'shop-b'] as const;

const offers: readonly Partial<RewardInput>[] = [
  { name: 'Cà phê sữa đá', kind: 'VOUCHER', pricePoints: points(10) },
  { name: 'Bình giữ nhiệt', kind: 'VOUCHER', pricePoints: points(15), stock: 4, limitPerMember: 2 },
  { name: 'Bánh mì', kind: 'COUNTER', pricePoints: points(5) },
  { name: 'Ly sứ', kind: 'COUNTER', pricePoints: points(12), stock: 3, limitPerMember: 1 },
];

/** The same where the vouchers are worth money: they go with a bill, and come back when it is cancelled (C7, V08). */
export const pricedOffers: typeof offers = offers.map((offer, place) => {
  if (offer.kind !== 'VOUCHER') return offer;
  const benefit = place === 0 ? { kind: 'FIXED', dong: dong(20_000) } : { kind: 'PERCENT', percent: 10, maxDong: null };
  return { ...offer, voucher: { ...giftTerms, benefit: benefit as VoucherTermsView['benefit'] } };
});

/** One order in three or so. */
const large = { minimumDong: 300_000 };
/** Two campaigns that all members share: one by points, one for the first orders (I10, C01). */
export const rulesOfShops = ruleDocumentSchema.parse({
  ...defaultRules,
  campaigns: [
    { id: 'tang-diem', name: 'Tặng điểm', effect: { kind: 'BONUS', points: 15 }, budgetPoints: 120, ...large },
    { id: 'dau-tien', name: 'Đơn đầu tiên', effect: { kind: 'MULTIPLY', percent: 300 }, firstOrders: 12, ...large },
  ],
});

/** Chance for whatever asks for it, the same for the same seed. */
export function seededBytes(seed: number): (count: number) => Uint8Array {
  let asked = 0;
  let pool: Uint8Array = new Uint8Array(0);
  return (count) => {
    while (pool.length < count) {
      asked += 1;
      const more = createHash('sha512').update(`${seed}.${asked}`).digest();
      pool = Buffer.concat([pool, more]);
    }
    const given = new Uint8Array(pool.subarray(0, count));
    pool = pool.subarray(count);
    return given;
  };
}

export async function openShops(
  table: Table,
  startsAt: Instant,
  keys: EnvironmentKeys = testKeys,
  document: typeof rulesOfShops = rulesOfShops,
  offered: typeof offers = offers,
): Promise<readonly Shop[]> {
  return Promise.all(
    programmeIds.map((id) =>
      openShop(table, provenProgramme(id as ProgrammeId, 'OPERATOR'), startsAt, keys, document, offered),
    ),
  );
}

async function openShop(
  table: Table,
  programme: Programme,
  startsAt: Instant,
  keys: EnvironmentKeys,
  document: typeof rulesOfShops,
  offered: typeof offers,
): Promise<Shop> {
  const world = {
    table,
    clock: () => startsAt,
    randomBytes: seededBytes(1),
    sleep: () => Promise.resolve(),
    deadline: instant(Number.MAX_SAFE_INTEGER),
    keys,
  };
  const done = async <Value>(plan: () => Promise<Result<Planned<Value>, Problem>>): Promise<Value> =>
    must(await commit(world, plan));
  const names = { name: 'Cà phê', brandColour: '#c2410c', miniAppId: `app-${programme.id}`, zaloAppId: '77' };
  await done(() => planProgramme(world, programme, { ...names, zaloAppSecret: 'x' }));
  const rules = { document, author: 'Thu', reason: 'mở', basedOn: 0, effectiveFrom: null };
  await done(() => planPublication(world, programme, { ...rules, rollsBackTo: null }));
  const branches: BranchId[] = [];
  for (const name of ['CN 1', 'CN 2']) {
    branches.push((await done(() => planNewBranch(world, programme, { name, address: 'x', active: true }))).branchId);
  }
  const rewards: Reward[] = [];
  for (const offer of offered) rewards.push(await done(() => planNewReward(world, programme, { ...plain, ...offer })));
  const [lowest] = defaultRules.tiers;
  if (lowest === undefined) throw new Error('no tiers');
  const members: Player[] = [];
  for (let each = 0; each < membersPerShop; each++) {
    const by = { kind: 'ZALO', zaloId: zaloIdOf(each) } as const;
    const { member } = must(await enrol(world, programme, { by, name: null, lowestTier: lowest.id }));
    members.push({ member, person: personHash(world, programme, by.zaloId) });
  }
  // The cashier is a customer too: whose own gifts others must approve (I11).
  const staff: Shop['staff'][number][] = [];
  for (const [role, person, own] of [
    ['manager', personHash(world, programme, 'boss'), null],
    ['cashier', members[0]?.person, members[0]?.member ?? null],
  ] as const) {
    if (person === undefined) throw new Error('nobody to hire');
    const hire = { person, name: role, role, branchIds: branches };
    staff.push({ ...(await done(() => planHire(world, programme, hire))), own });
  }
  const {
    integrationId: till,
    secrets: [tillSecret = ''],
  } = await done(() => planIntegration(world, programme, 'Máy bán hàng'));
  return { programme, branches, rewards, members, staff, till, tillSecret, lowestTier: lowest.id };
}

const plain: RewardInput = {
  name: '',
  description: '',
  picture: 'coffee',
  kind: 'VOUCHER',
  pricePoints: points(10),
  stock: null,
  limitPerMember: null,
  validDays: 30,
  status: 'ACTIVE',
};

export function must<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
