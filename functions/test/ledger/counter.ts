import { randomBytes } from 'node:crypto';
import { decideHold } from '@quaylai/shared/loyalty/hold';
import type { Order } from '@quaylai/shared/loyalty/order';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { BranchId, HoldId, MemberId, TierId } from '@quaylai/shared/words/ids';
import { type Dong, dong, noDong } from '@quaylai/shared/words/money';
import { parsePhone } from '@quaylai/shared/words/phone';
import { points } from '@quaylai/shared/words/points';
import { commit } from '../../src/ledger/commit.ts';
import { requestHash } from '../../src/ledger/guard.ts';
import { post } from '../../src/ledger/post.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { enrol } from '../../src/records/members.ts';
import { planPublication } from '../../src/records/rule-versions.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';

/** A shop with rules on an engine of its own. */
export async function shopOnEngine(startsAt?: string) {
  const { table, meter, name, endpoint } = await startEngine();
  const world = testWorld(table, startsAt);
  const programme = testProgramme();
  await openShop(world, programme);
  return { world, programme, meter, name, endpoint };
}
export type ShopOnEngine = Awaited<ReturnType<typeof shopOnEngine>>;

/** A shop with rules and one member, as the tests of the ledger need it. */
export async function openShop(world: TestWorld, programme: Programme): Promise<MemberId> {
  const published = await commit(world, () =>
    planPublication(world, programme, {
      document: defaultRules,
      author: 'owner',
      reason: 'mở chương trình',
      effectiveFrom: null,
      basedOn: 0,
      rollsBackTo: null,
    }),
  );
  if (!published.ok) throw new Error(published.problem.code);
  return newMember(world, programme);
}

export async function newMember(world: TestWorld, programme: Programme): Promise<MemberId> {
  const phone = parsePhone(`09${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`);
  if (phone === null) throw new Error('no phone');
  const by = { kind: 'PHONE', phone } as const;
  const enrolled = await enrol(world, programme, { by, name: null, lowestTier: 'dong' as TierId });
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  return enrolled.value.member;
}

export function bill(orderId: string, amount: number, businessTime: number, revision = 1): Order {
  const gross: Dong = dong(amount);
  return {
    ref: { source: 'pos', orderId },
    revision,
    businessTime: businessTime as Order['businessTime'],
    branch: 'ben-thanh' as BranchId,
    lines: [{ lineId: '1', sku: null, category: null, quantity: 1, gross, discount: noDong, isGiftCard: false }],
    orderDiscount: noDong,
    extras: noDong,
  };
}

/** An order pushed by a till: earns. */
export function earn(world: TestWorld, programme: Programme, member: MemberId, order: Order, paysWith = 0) {
  return post(world, {
    programme,
    member,
    guard: {
      kind: 'ORDER',
      ref: order.ref,
      revision: order.revision,
      requestHash: requestHash('POST', '/v1/orders', { ...order, paysWith }),
    },
    businessTime: order.businessTime,
    actor: { kind: 'INTEGRATION', id: 'pos' },
    branch: order.branch,
    reason: null,
    decide: (account, { rules, now }) =>
      decideOrder(
        account,
        { order, payment: paysWith === 0 ? null : { points: points(paysWith), hold: null } },
        rules,
        now,
      ),
    orderState: ({ decision }) => decision.order,
    answer: ({ entry }) => ({ status: 201, body: { seq: entry.seq, after: entry.after, note: 'cảm ơn bạn' } }),
  });
}

/** A hold asked for under an idempotency key. */
export function hold(world: TestWorld, programme: Programme, member: MemberId, key: string, wanted: number) {
  const body = { points: wanted };
  return post(world, {
    programme,
    member,
    guard: { kind: 'REQUEST', caller: member, key, requestHash: requestHash('POST', '/v1/holds', body) },
    businessTime: world.clock(),
    actor: { kind: 'MEMBER', id: member },
    branch: null,
    reason: null,
    decide: (account, { rules, now }) =>
      decideHold(
        account,
        { hold: `hold-${key}` as HoldId, points: points(wanted), order: bill('bill', 10_000_000, now) },
        rules.document,
        now,
      ),
    answer: ({ entry }) => ({ status: 201, body: { holdId: `hold-${key}`, points: wanted, after: entry.after } }),
  });
}
