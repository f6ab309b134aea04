import { emptyAccount } from '@quaylai/shared/loyalty/empty-account';
import type { Order } from '@quaylai/shared/loyalty/order';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import { decideRedeem } from '@quaylai/shared/loyalty/redeem';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { BranchId, MemberId, RewardId, TierId } from '@quaylai/shared/words/ids';
import { dong, noDong } from '@quaylai/shared/words/money';
import { type Points, points } from '@quaylai/shared/words/points';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import { newAccountWrite } from '../ledger/account-items.ts';
import { genesisHash } from '../ledger/chain.ts';
import { commit } from '../ledger/commit.ts';
import { randomText } from '../ledger/fresh-id.ts';
import { requestHash } from '../ledger/guard.ts';
import { type Ledger, type Operation, post } from '../ledger/post.ts';
import { readOwnAccount } from '../ledger/read.ts';
import { verifyMember } from '../ledger/verify.ts';
import { canaryProgramme } from './canary-programme.ts';
import type { JobReport } from './job.ts';

const branch = 'canary' as BranchId;
const runLength = 16;
const spent = dong(100_000);
// The first tier earns one point for 10.000đ; later tiers more.
const earnedMin = points(10);

/**
 * The main job as a shop meets it, in a programme of its own with the default rules: a bill earns, the same request
 * again changes nothing, the points are spent, and the whole chain still proves itself. A new member each month keeps
 * that chain short. A wrong step is counted, not thrown: the next run begins anew.
 */
export async function runCanary(ledger: Ledger): Promise<JobReport> {
  const startedAt = ledger.clock();
  const member = `month-${localDateOf(startedAt).slice(0, 7)}` as MemberId;
  const failedAt = await walk(withDefaultRules(ledger), member).catch(() => steps.length);
  const verified = await verifyMember(ledger.table, canaryProgramme, member);
  const broken = verified?.fault === null ? 0 : 1;
  return { failures: failedAt === null ? 0 : 1, failedAt: failedAt ?? 0, broken, ms: ledger.clock() - startedAt };
}

const steps = ['join', 'earn', 'repeat', 'spend', 'balance'] as const;
const step = (name: (typeof steps)[number]): number => steps.indexOf(name) + 1;

/** Null when every step did what it must; else the number of the first that did not. */
async function walk(ledger: Ledger, member: MemberId): Promise<number | null> {
  const joined = await join(ledger, member);
  if (!joined.ok) return step('join');
  const before = await balanceOf(ledger, member);
  const key = randomText(ledger, runLength);
  const earn = () => post(ledger, { ...shared(ledger, member, `${key}-earn`), ...earning(ledger, key) });
  const first = await earn();
  if (!first.ok || first.value.kind !== 'POSTED' || first.value.reply.body < earnedMin) return step('earn');
  const again = await earn();
  if (!again.ok || again.value.kind !== 'REPLAYED' || again.value.reply.body !== first.value.reply.body)
    return step('repeat');
  const spend = await post(ledger, {
    ...shared(ledger, member, `${key}-spend`),
    ...spending(first.value.reply.body),
  });
  if (!spend.ok) return step('spend');
  return (await balanceOf(ledger, member)) === before ? null : step('balance');
}

function withDefaultRules(ledger: Ledger): Ledger {
  const version = { version: 1, effectiveFrom: new Date(0).toISOString(), document: defaultRules };
  const rules = { versionAt: async () => version, version: async () => version, expiryChanges: async () => [] };
  return { ...ledger, rules };
}

const join = (ledger: Ledger, member: MemberId) =>
  commit(ledger, async () => {
    if ((await readOwnAccount(ledger.table, canaryProgramme, member)) !== null) return { ok: true, value: nothingToDo };
    const joinedAt = ledger.clock();
    const firstTier = (defaultRules.tiers[0]?.id ?? '') as TierId;
    const account = emptyAccount(firstTier, localDateOf(joinedAt));
    const write = newAccountWrite(canaryProgramme, member, { account, headHash: genesisHash, joinedAt, firstTier });
    return { ok: true, value: { value: null, writes: [write] } };
  });
const nothingToDo = { value: null, writes: [] };

const balanceOf = async ({ table }: Ledger, member: MemberId): Promise<number> =>
  (await readOwnAccount(table, canaryProgramme, member))?.account.lots.reduce((sum, lot) => sum + lot.remaining, 0) ??
  0;

type Part = Pick<
  Operation<never, Points>,
  'programme' | 'member' | 'guard' | 'businessTime' | 'actor' | 'branch' | 'reason'
>;

const shared = (ledger: Ledger, member: MemberId, key: string): Part => ({
  programme: canaryProgramme,
  member,
  guard: { kind: 'REQUEST', caller: 'canary', key, requestHash: requestHash('RUN', '/canary', key) },
  businessTime: ledger.clock(),
  actor: { kind: 'SYSTEM', id: 'canary' },
  branch,
  reason: null,
});

function earning(ledger: Ledger, id: string) {
  const order: Order = {
    ref: { source: 'canary', orderId: id },
    revision: 1,
    businessTime: ledger.clock(),
    branch,
    lines: [{ lineId: '1', sku: null, category: null, quantity: 1, gross: spent, discount: noDong, isGiftCard: false }],
    orderDiscount: noDong,
    extras: noDong,
  };
  return {
    order: order.ref,
    decide: (...[account, { rules, now }]: Parameters<Operation<OrderDecided, Points>['decide']>) =>
      decideOrder(account, { order, payment: null }, rules, now),
    answer: ({ decision }: { readonly decision: OrderDecided }) => ({ status: 200, body: decision.order.earned }),
  };
}
type OrderDecided = Extract<ReturnType<typeof decideOrder>, { readonly ok: true }>['value'];

const spending = (price: Points) => ({
  decide: (...[account, { now }]: Parameters<Operation<Redeemed, Points>['decide']>) =>
    decideRedeem(account, { reward: 'canary' as RewardId, points: price, limitPerMember: null }, now),
  answer: () => ({ status: 200, body: price }),
});
type Redeemed = Extract<ReturnType<typeof decideRedeem>, { readonly ok: true }>['value'];
