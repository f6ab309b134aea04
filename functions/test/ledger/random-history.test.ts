import type { Account } from '@quaylai/shared/loyalty/account';
import { decideAdjust, decideRedate } from '@quaylai/shared/loyalty/adjust';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import { decideCapture, decideHold, decideVoid } from '@quaylai/shared/loyalty/hold';
import type { PostedOrder } from '@quaylai/shared/loyalty/order';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import { decideCancel, decideReturn } from '@quaylai/shared/loyalty/order-revised';
import { ruleAt } from '@quaylai/shared/loyalty/rule-at';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument, RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { formatInstant, type Instant, instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TransactAnswer } from '../../src/cloud/table.ts';
import { post } from '../../src/ledger/post.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readMemberAccount } from '../../src/ledger/read.ts';
import { revise } from '../../src/ledger/revise.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { dice, printedSeed } from '../dice.ts';
import { faultyTable, startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { publish } from '../routes/webhooks/till.ts';
import { bill, earn, newMember, openShop } from './counter.ts';

const histories = 8;
const stepsMax = 25;
const proofMsMax = 300_000;
const dayMs = 86_400_000;
const seed = printedSeed();

let world: TestWorld;
let calm: TestWorld;
beforeAll(async () => {
  const { table } = await startEngine();
  const roll = dice(seed);
  const contended: TransactAnswer = { kind: 'CONTENDED' };
  // One answer in six is lost after the write, one write in six never happens.
  const weather = faultyTable(table, {
    transact: async (writes) => {
      if (roll() < 1 / 6) return contended;
      const answer = await table.transact(writes);
      return roll() < 1 / 6 ? contended : answer;
    },
  });
  calm = testWorld(table);
  world = { ...calm, table: weather, sleep: () => Promise.resolve() };
});

/** One member on the table, and the account the engine alone says it should have. */
interface Pair {
  readonly world: TestWorld;
  /** Where nothing goes wrong: a rule is published under a route's own guard, which is not what is tried here. */
  readonly calm: TestWorld;
  readonly programme: Programme;
  readonly member: MemberId;
  readonly versions: RuleVersion[];
  readonly orders: PostedOrder[];
  account: Account;
  /** Changes of the expiry policy that the next posting meets first (X09). */
  redates: { readonly expiry: RuleDocument['expiry']; readonly from: Instant }[];
  made: number;
}
type Step = (pair: Pair) => Promise<void>;

/** By what, and when, something is decided. */
interface Moment {
  readonly rules: RuleVersion;
  readonly now: Instant;
}

const rulesNow = ({ versions, world: { clock } }: Pair) => ruleAt(versions, clock());

/** Whatever is posted, changed policies come before it, as of their own moment (X09). */
function redate(pair: Pair): void {
  for (const { expiry, from } of pair.redates) {
    pair.account = decideRedate(pair.account, { expiry, changedOn: localDateOf(from) }, from)?.account ?? pair.account;
  }
  pair.redates = [];
}

/** The same decision on the table, twice as a client would that hears nothing, and on the engine alone. */
async function both(
  pair: Pair,
  decide: (account: Account, moment: Moment) => Result<Decision, Problem>,
): Promise<void> {
  const { programme, member } = pair;
  redate(pair);
  const now = pair.world.clock();
  pair.made += 1;
  const key = `k${pair.made}`;
  const operation = {
    programme,
    member,
    guard: { kind: 'REQUEST', caller: member, key, requestHash: key },
    businessTime: now,
    actor: { kind: 'MEMBER', id: member },
    branch: null,
    reason: null,
    decide,
    answer: () => ({ status: 200, body: {} }),
  } as const;
  const expected = decide(pair.account, { rules: rulesNow(pair), now });
  for (let time = 0; time < 2; time++) {
    const posted = await post(pair.world, operation);
    expect(posted.ok).toBe(expected.ok);
  }
  if (expected.ok) pair.account = expected.value.account;
}

async function sell(pair: Pair, amount: number, daysAgo: number): Promise<void> {
  pair.made += 1;
  redate(pair);
  const now = pair.world.clock();
  const order = bill(`HD-${pair.member}-${pair.made}`, amount, instant(now - daysAgo * dayMs));
  const rules = ruleAt(pair.versions, order.businessTime);
  const expected = decideOrder(pair.account, { order, payment: null }, rules, now);
  for (let time = 0; time < 2; time++) {
    expect((await earn(pair.world, pair.programme, pair.member, order)).ok).toBe(true);
  }
  if (!expected.ok) throw new Error(expected.problem.code);
  pair.account = expected.value.account;
  pair.orders.push({ order, state: expected.value.order });
}

async function comeBack(pair: Pair, place: number, amount: number | 'ALL'): Promise<void> {
  const found = pair.orders.length === 0 ? -1 : place % pair.orders.length;
  const posted = pair.orders[found];
  if (posted === undefined) return;
  pair.made += 1;
  redate(pair);
  const { ref } = posted.order;
  const now = pair.world.clock();
  const decide = (account: Account, known: PostedOrder, { rules }: Pick<Moment, 'rules'>) =>
    amount === 'ALL'
      ? decideCancel(account, known, rules, now)
      : decideReturn(account, { ...known, lines: [{ lineId: '1', net: dong(amount) }] }, rules, now);
  const rules = pair.versions.find(({ version }) => version === posted.state.ruleVersion);
  if (rules === undefined) throw new Error('an order by unknown rules');
  const expected = decide(pair.account, posted, { rules });
  const returnId = `TRA-${pair.made}`;
  for (let time = 0; time < 2; time++) {
    const revised = await revise(pair.world, {
      programme: pair.programme,
      ref,
      guard: { kind: 'RETURN', ref, returnId, requestHash: returnId },
      businessTime: now,
      actor: { kind: 'INTEGRATION', id: 'pos' },
      branch: null,
      reason: null,
      recall: async () => posted.order,
      decide,
      answer: () => ({ status: 200, body: {} }),
    });
    expect(revised.ok).toBe(true);
  }
  pair.account = expected.account;
  pair.orders[found] = { order: posted.order, state: expected.order };
}

const latestHold = ({ made }: Pair, before: number) => `h${Math.max(0, made - before)}` as HoldId;

const changes: readonly Partial<RuleDocument>[] = [
  { earn: { ...defaultRules.earn, dongPerPoint: dong(5_000) } },
  { earn: { ...defaultRules.earn, dongPerPoint: dong(20_000), pendingDays: 2 } },
  { expiry: { kind: 'ROLLING_DAYS', days: 15 } },
  { tiering: { ...defaultRules.tiering, downgrade: 'FULL' } },
  { returns: { clawback: 'CLAMP' } },
];

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(3_000_000), fc.nat(40)).map(
    ([amount, days]): Step =>
      (pair) =>
        sell(pair, amount, days),
  ),
  fc.tuple(fc.nat(20), fc.nat(1_500_000)).map(
    ([place, amount]): Step =>
      (pair) =>
        comeBack(pair, place, amount),
  ),
  fc.nat(20).map(
    (place): Step =>
      (pair) =>
        comeBack(pair, place, 'ALL'),
  ),
  fc.nat(150).map(
    (wanted): Step =>
      (pair) => {
        const hold = `h${pair.made + 1}` as HoldId;
        const order = bill('HD', 10_000_000, pair.world.clock());
        return both(pair, (account, { rules, now }) =>
          decideHold(account, { hold, points: points(wanted), order }, rules.document, now),
        );
      },
  ),
  fc.tuple(fc.nat(3), fc.nat(150)).map(
    ([before, wanted]): Step =>
      (pair) => {
        const hold = latestHold(pair, before);
        return both(pair, (account, { now }) => decideCapture(account, { hold, points: points(wanted) }, now));
      },
  ),
  fc.nat(3).map(
    (before): Step =>
      (pair) => {
        const hold = latestHold(pair, before);
        return both(pair, (account, { now }) => decideVoid(account, { hold, because: 'SHOP' }, now));
      },
  ),
  fc.integer({ min: -40, max: 40 }).map(
    (change): Step =>
      (pair) =>
        both(pair, (account, { rules, now }) => decideAdjust(account, { points: points(change) }, rules, now)),
  ),
  fc.nat(60 * 24 * 12).map(
    (minutes): Step =>
      async ({ world: { clock, setClock } }) => {
        setClock(instant(clock() + minutes * 60_000));
      },
  ),
  fc.constantFrom(...changes).map(
    (change): Step =>
      async (pair) => {
        const document = { ...rulesNow(pair).document, ...change };
        const version = pair.versions.length + 1;
        await publish(pair.calm, pair.programme, document, version - 1);
        if (change.expiry !== undefined) pair.redates.push({ expiry: change.expiry, from: pair.world.clock() });
        pair.versions.push({ version, effectiveFrom: formatInstant(pair.world.clock()), document });
      },
  ),
);

async function play(steps: readonly Step[]): Promise<void> {
  world.setClock('2026-11-21T09:00:00+07:00');
  const programme = testProgramme();
  await openShop(calm, programme);
  const member = await newMember(calm, programme);
  const start = await readMemberAccount(world.table, programme, member);
  if (start === null) throw new Error('no such member');
  const first = { version: 1, effectiveFrom: formatInstant(world.clock()), document: defaultRules };
  const { account } = start;
  const pair: Pair = { world, calm, programme, member, versions: [first], orders: [], account, redates: [], made: 0 };
  for (const take of steps) {
    await take(pair);
    const stored = await readMemberAccount(world.table, programme, member);
    expect(stored?.account).toEqual(pair.account);
    const { available, debt } = bucketsAt(pair.account, world.clock());
    expect(Math.min(available, debt)).toBe(0);
  }
  expect(await verifyMember(world.table, programme, member)).toEqual({ entries: pair.account.version, fault: null });
}

describe('any history on the table, in bad weather and everything sent twice', () => {
  test('Q1 I1 I2 I7 · stands after each step where the engine alone would, and verifies', {
    timeout: proofMsMax,
  }, async () => {
    const steps = fc.array(step, { minLength: 5, maxLength: stepsMax, size: 'max' });
    const details = await fc.check(fc.asyncProperty(steps, play), { numRuns: histories, seed });
    if (details.failed) {
      throw new Error(`QUAYLAI_SEED=${seed}\n${fc.defaultReportMessage(details)}`, { cause: details.errorInstance });
    }
  });
});
