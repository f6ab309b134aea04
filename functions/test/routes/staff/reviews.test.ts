import type { MemberId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jobHandlers } from '../../../src/jobs/handlers.ts';
import { readHistory } from '../../../src/ledger/read.ts';
import { listIntegrations } from '../../../src/records/integrations.ts';
import { asidesOf } from '../../../src/records/set-aside.ts';
import { freshKey, serviceOf } from '../../caller.ts';
import { at, faultyTable } from '../../engine.ts';
import { permittedTable } from '../../permitted-table.ts';
import { type Colleague, hire, type Member } from '../../shop.ts';
import { connectTill, type PushFromTill } from '../../shop-till.ts';
import { type CounterShop, newZaloId, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
let push: PushFromTill;
let bills = 0;
beforeAll(async () => {
  counter = await openCounterShop();
  push = await connectTill(counter.shop, counter.service);
});
beforeEach(() => {
  counter.world.setClock('2026-11-21T09:00:00+07:00');
});

const later = (minutes: number) => counter.world.setClock(instant(counter.world.clock() + minutes * 60_000));

/** A bill at the counter, previewed by a colleague who may be anybody. */
async function ring(member: Member, changes: Record<string, unknown> = {}, who = counter.cashier, key = freshKey()) {
  bills += 1;
  const plain = { amountDong: 350_000, lines: [], billNumber: `DUYET${bills}`, pointsUsed: 0, visit: null };
  const body = { memberId: member.member, branchId: counter.branchId, ...plain, ...changes };
  const shown = await counter.service.ask(who.claims, 'POST /v1/staff/earns/preview', { body });
  return counter.service.ask(who.claims, 'POST /v1/staff/earns', {
    key,
    body: { ...body, previewHash: shown.reply.hash ?? 'x' },
  });
}
async function waitingAt(branchId: string | null = counter.branchId, who: Colleague = counter.manager) {
  await counter.follow();
  const query = branchId === null ? {} : { branchId };
  return (await counter.service.ask(who.claims, 'GET /v1/staff/reviews', { query: { limit: '50', ...query } })).reply;
}
const params = (reviewId: string) => ({ params: { reviewId } });
const approve = (reviewId: string, who: Colleague = counter.manager, branchId: string | null = counter.branchId) =>
  counter.service.ask(who.claims, 'POST /v1/staff/reviews/{reviewId}/approve', {
    ...params(reviewId),
    body: { branchId },
  });
const reject = (reviewId: string, who: Colleague = counter.manager, branchId: string | null = counter.branchId) =>
  counter.service.ask(who.claims, 'POST /v1/staff/reviews/{reviewId}/reject', {
    ...params(reviewId),
    body: { branchId, reason: 'Không có hoá đơn giấy' },
  });
const reviewOf = (answered: { problem: { details?: Readonly<Record<string, unknown>> } }) =>
  String(answered.problem.details?.['reviewId']);
const entriesOf = async ({ member }: Member) =>
  (await readHistory(counter.world.table, counter.shop.programme, member, { limit: 50, cursor: null })).entries;

describe('bills that a manager looks at first (decisions 16)', () => {
  test('E23 · a staff member’s own phone on their own bill: no points before a manager says yes, then once', async () => {
    const member = await counter.newMember(0);
    const own = await hire(counter.shop, member.zaloId, 'manager', [counter.shop.branches[0].branchId]);
    const key = freshKey();
    const asked = await ring(member, { billNumber: 'E23' }, own, key);
    expect(asked).toMatchObject({ status: 409, problem: { code: 'IN_REVIEW', details: { reason: 'OWN_BILL' } } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 0 });
    const reviewId = reviewOf(asked);
    expect(reviewOf(await ring(member, { billNumber: 'E23' }, own, key))).toBe(reviewId);
    const queue = await waitingAt();
    expect(queue.items.filter((review) => review.reviewId === reviewId)).toMatchObject([
      {
        kind: 'OWN_BILL',
        amountDong: 350_000,
        billNumber: 'E23',
        memberId: member.member,
        requestedBy: own.staff.name,
      },
    ]);

    expect(await approve(reviewId, own)).toMatchObject({ status: 403, problem: { code: 'SELF_APPROVAL' } });
    later(30);
    const both = await Promise.all([approve(reviewId), approve(reviewId)]);
    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(await approve(reviewId)).toMatchObject({ status: 200, reply: { state: 'APPROVED' } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 35 });
    const [{ entry } = { entry: null }] = await entriesOf(member);
    expect(entry).toMatchObject({
      businessTime: instant(counter.world.clock() - 30 * 60_000),
      reason: { code: 'REVIEWED_OWN_BILL' },
      actor: { id: counter.manager.staff.staffId },
    });
    expect((await waitingAt()).items.map((review) => review.reviewId)).not.toContain(reviewId);
  });

  test('a member’s fourth bill at a branch within 15 minutes waits; the fifth after 15 minutes does not', async () => {
    const member = await counter.newMember(0);
    for (let each = 0; each < 3; each++) expect((await ring(member)).status).toBe(201);
    later(14);
    const fourth = await ring(member);
    expect(fourth.problem).toMatchObject({ code: 'IN_REVIEW', details: { reason: 'FREQUENT' } });
    const elsewhere = await ring(member, { branchId: counter.otherBranchId }, counter.manager);
    expect(elsewhere.status).toBe(201);
    later(1);
    expect((await ring(member)).status).toBe(201);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 175 });
    expect((await approve(reviewOf(fourth))).status).toBe(200);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 210 });
  });

  test('a bill that was undone is not counted, and a repetition of the third is the third', async () => {
    const member = await counter.newMember(0);
    const key = freshKey();
    const third = { billNumber: 'LAP-LAI' };
    const undone = await ring(member);
    await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/{memberId}/earns/{seq}/undo', {
      params: { memberId: member.member, seq: String(undone.reply.entrySeq) },
    });
    for (let each = 0; each < 2; each++) await ring(member);
    const first = await ring(member, third, counter.cashier, key);
    expect(first.status).toBe(201);
    expect((await ring(member, third)).problem.code).toBe('DUPLICATE_BILL');
    expect((await ring(member)).problem.code).toBe('IN_REVIEW');
  });

  test('a rejected bill gives nothing, says why, and cannot be approved', async () => {
    const member = await counter.newMember(0);
    const own = await hire(counter.shop, member.zaloId, 'cashier', [counter.shop.branches[0].branchId]);
    const reviewId = reviewOf(await ring(member, {}, own));
    const rejected = await reject(reviewId);
    expect(rejected).toMatchObject({ status: 200, reply: { state: 'REJECTED', note: 'Không có hoá đơn giấy' } });
    expect((await reject(reviewId)).status).toBe(200);
    const late = await approve(reviewId, counter.owner);
    expect(late).toMatchObject({ status: 409, problem: { code: 'APPROVAL_DECIDED' } });
    expect(late.problem.details).toMatchObject({ by: counter.manager.staff.name });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 0 });
  });

  test('S05 · one says yes and another no at once: one wins, and the points follow the winner', async () => {
    const member = await counter.newMember(0);
    const own = await hire(counter.shop, member.zaloId, 'cashier', [counter.shop.branches[0].branchId]);
    const reviewId = reviewOf(await ring(member, {}, own));
    const [yes, no] = await Promise.all([approve(reviewId), reject(reviewId, counter.owner)]);
    expect([yes.status, no.status].filter((status) => status === 200)).toHaveLength(1);
    const { available } = await counter.balanceOf(member);
    expect(available).toBe(yes.status === 200 ? 35 : 0);
  });

  test('S04 · reviews of another branch, or of no branch, are not theirs; a cashier has none', async () => {
    const member = await counter.newMember(0);
    const own = await hire(counter.shop, member.zaloId, 'cashier', [counter.shop.branches[0].branchId]);
    const reviewId = reviewOf(await ring(member, {}, own));
    const far = await hire(counter.shop, newZaloId(), 'manager', [counter.shop.branches[1].branchId]);
    expect((await approve(reviewId, far)).status).toBe(404);
    expect((await approve(reviewId, far, counter.otherBranchId)).status).toBe(404);
    expect((await approve(reviewId, counter.manager, null)).status).toBe(404);
    expect((await approve(reviewId, counter.cashier)).status).toBe(403);
  });

  test('the queue pages, and counts what waits once however often the stream tells it', async () => {
    const { waiting } = await waitingAt(counter.otherBranchId);
    const own: string[] = [];
    for (let each = 0; each < 3; each++) {
      const member = await counter.newMember(0);
      const who = await hire(counter.shop, member.zaloId, 'cashier', [counter.shop.branches[1].branchId]);
      own.push(reviewOf(await ring(member, { branchId: counter.otherBranchId }, who)));
    }
    expect((await waitingAt(counter.otherBranchId)).waiting).toBe(waiting + 3);
    const ask = (cursor?: string) =>
      counter.service.ask(counter.manager.claims, 'GET /v1/staff/reviews', {
        query: { limit: '2', branchId: counter.otherBranchId, ...(cursor === undefined ? {} : { cursor }) },
      });
    const first = (await ask()).reply;
    const second = (await ask(first.next ?? '')).reply;
    expect([...first.items, ...second.items].map(({ reviewId }) => reviewId).sort()).toEqual([...own].sort());
    await reject(own[0] ?? '', counter.manager, counter.otherBranchId);
    expect((await waitingAt(counter.otherBranchId)).waiting).toBe(waiting + 2);
  });
});

describe('pushes that a person looks at', () => {
  const runJob = (table = counter.world.table) =>
    jobHandlers['parked-returns']({ ...counter.world, table: permittedTable(table, 'scheduled') });
  const goods = { lines: [{ line_id: '1', sku: 'CF', qty: 1, unit_price: 350_000 }], total: 350_000 };
  const returned = (order: string, id: string) =>
    push({ kind: 'RETURN', source_id: id, original_source_id: order, branch_ref: counter.branchId, ...goods });
  const found = async (order: string) =>
    (await waitingAt()).items.find(({ billNumber }) => billNumber === order) ?? null;

  test('F09 · a return without its order waits 72 hours, then a person is asked, once', async () => {
    expect(await returned('F09-A', 'TRA-A')).toMatchObject({ outcome: 'PARKED' });
    later(72 * 60 - 1);
    expect(await runJob()).toMatchObject({ parked: 0 });
    expect(await found('F09-A')).toBeNull();
    later(1);
    const runs = await Promise.all([runJob(), runJob()]);
    expect(runs.every(({ unfinished }) => unfinished === 0)).toBe(true);
    expect(await runJob()).toMatchObject({ parked: 0, matched: 0 });
    const review = await found('F09-A');
    expect(review).toMatchObject({ kind: 'PARKED', reason: 'RETURN', amountDong: 350_000, requestedBy: null });

    const early = await approve(review?.reviewId ?? '');
    expect(early).toMatchObject({ status: 409, problem: { code: 'REVIEW_UNRESOLVED' } });
    expect(await found('F09-A')).not.toBeNull();
    expect((await reject(review?.reviewId ?? '')).status).toBe(200);
    expect(await found('F09-A')).toBeNull();
  });

  test('F09 · one whose order came in time was matched, and nobody is asked', async () => {
    const customer = { phone: '0912345670' };
    await returned('F09-B', 'TRA-B');
    const sold = await push({ source_id: 'F09-B', branch_ref: counter.branchId, customer });
    expect(sold).toMatchObject({ outcome: 'POSTED', points: 35 });
    later(73 * 60);
    expect(await runJob()).toMatchObject({ parked: 0, matched: 1 });
    expect(await found('F09-B')).toBeNull();
  });

  test('F09 · a run that dies after opening the review is finished by the next, with one review', async () => {
    await returned('F09-C', 'TRA-C');
    later(73 * 60);
    const dying = faultyTable(counter.world.table, {
      write: (write) => {
        if ('remove' in write) throw new Error('killed');
        return counter.world.table.write(write);
      },
    });
    await expect(runJob(dying)).rejects.toThrow('killed');
    expect(await runJob()).toMatchObject({ parked: 1 });
    const all = (await waitingAt()).items.filter(({ billNumber }) => billNumber === 'F09-C');
    expect(all).toHaveLength(1);
  });

  test('what was quarantined is in the queue at once, and a yes does it when its cause is gone', async () => {
    const customer = { phone: '0912345671' };
    const sold = { source_id: 'LOI-1', branch_ref: counter.branchId, customer };
    await push(sold);
    const wrong = await push({
      ...sold,
      kind: 'RETURN',
      source_id: 'TRA-LOI',
      original_source_id: 'LOI-1',
      lines: [{ line_id: '9', sku: 'X', qty: 1, unit_price: 1 }],
      total: 1,
    });
    expect(wrong).toMatchObject({ outcome: 'QUARANTINED', reason: 'LINE_UNKNOWN' });
    const review = await found('LOI-1');
    expect(review).toMatchObject({ kind: 'PUSH', reason: 'LINE_UNKNOWN' });
    const unresolved = await approve(review?.reviewId ?? '');
    expect(unresolved.problem).toMatchObject({ code: 'REVIEW_UNRESOLVED', details: { reason: 'LINE_UNKNOWN' } });
    expect((await reject(review?.reviewId ?? '')).status).toBe(200);
  });

  test('a sale of more than 72 hours ago waits, and a yes posts it with its own time', async () => {
    const customer = { phone: '0912345673' };
    const late = { source_id: 'MUON-1', branch_ref: counter.branchId, customer };
    expect(await push({ ...late, source_id: 'MUON-0', business_time: '2026-11-18T09:00:00' })).toMatchObject({
      outcome: 'POSTED',
    });
    const old = { ...late, business_time: '2026-11-18T08:59:59' };
    expect(await push(old)).toMatchObject({ outcome: 'QUARANTINED', reason: 'OLD', points: 0 });
    const review = await found('MUON-1');
    expect(review).toMatchObject({ kind: 'PUSH', reason: 'OLD', businessTime: '2026-11-18T01:59:59.000Z' });
    expect(await approve(review?.reviewId ?? '')).toMatchObject({ status: 200, reply: { state: 'APPROVED' } });
    const again = await push(old);
    expect(again).toMatchObject({ outcome: 'DUPLICATE', points: 35 });
    const { entries } = await readHistory(counter.world.table, counter.shop.programme, again.memberId as MemberId, {
      limit: 5,
      cursor: null,
    });
    expect(entries.map(({ entry }) => entry.order?.orderId)).toEqual(['MUON-1', 'MUON-0']);
    expect(entries[0]?.entry).toMatchObject({ businessTime: at('2026-11-18T08:59:59+07:00') });
    // What stands may be corrected however old it is.
    const edited = await push({
      ...old,
      revision: 2,
      total: 100_000,
      lines: [{ ...goods.lines[0], unit_price: 100_000 }],
    });
    expect(edited).toMatchObject({ outcome: 'POSTED', points: -25 });
  });

  test('a bill below zero is read as it was sent, and hides nothing else that waits', async () => {
    const sold = { source_id: 'AM-1', branch_ref: counter.branchId, customer: { phone: '0912345678' } };
    expect(await push({ ...sold, total: -120_000 })).toMatchObject({ status: 200, outcome: 'QUARANTINED' });
    expect(await found('AM-1')).toMatchObject({ kind: 'PUSH', amountDong: -120_000 });
  });

  test('what a till sent without a branch is for the owner', async () => {
    const sold = { source_id: 'KHONG-CN', customer: { phone: '0912345672' }, points_used: 10 };
    expect(await push(sold)).toMatchObject({ outcome: 'QUARANTINED', reason: 'POINTS_WITHOUT_HOLD' });
    const ours = (await waitingAt(null, counter.owner)).items;
    expect(ours.map(({ billNumber }) => billNumber)).toContain('KHONG-CN');
    const theirs = await counter.service.ask(counter.manager.claims, 'GET /v1/staff/reviews');
    expect(theirs.status).toBe(404);
  });

  test('TH17 · what is kept of a push names a member by id only, and nobody once it was judged', async () => {
    const [till] = await listIntegrations(counter.world, counter.shop.programme);
    const source = till?.integrationId ?? '';
    const kept = async (orderId: string) => {
      const [aside] = await asidesOf(counter.world, counter.shop.programme, { source, orderId });
      return aside?.body as { readonly customer: object | null };
    };
    const named = (phone: string) => ({ phone, name: 'Nguyễn Văn Tên', source_id: 'KH-77' });
    const wrong = { branch_ref: counter.branchId, points_used: 10 };
    const { memberId } = await push({
      source_id: 'TEN-0',
      branch_ref: counter.branchId,
      customer: named('0912345674'),
    });
    await push({ ...wrong, source_id: 'TEN-1', customer: named('0912345674') });
    expect((await kept('TEN-1')).customer).toEqual({ member_id: memberId });
    // Nobody has this phone yet: it is needed to post the bill after all, and no longer than that.
    await push({ ...wrong, source_id: 'TEN-2', customer: named('0912345675') });
    expect((await kept('TEN-2')).customer).toEqual({ phone: '0912345675' });
    const { reviewId = '' } = (await found('TEN-2')) ?? {};
    expect((await reject(reviewId)).status).toBe(200);
    expect((await reject(reviewId)).status).toBe(200);
    expect(await kept('TEN-2')).toMatchObject({ source_id: 'TEN-2', customer: null });
  });

  test('TH17 · a no whose answer from the table was lost is still the no of who said it, and names nobody', async () => {
    const pushed = { branch_ref: counter.branchId, points_used: 10, source_id: 'TEN-3' };
    await push({ ...pushed, customer: { phone: '0912345676' } });
    const { table } = counter.world;
    // The client asks again by itself when it hears nothing, and finds what it has just written.
    const lostOnce = faultyTable(table, {
      write: async (write) => {
        await table.write(write);
        return table.write(write);
      },
    });
    const { ask } = serviceOf({ ...counter.world, table: lostOnce });
    const { reviewId = '' } = (await found('TEN-3')) ?? {};
    const said = await ask(counter.manager.claims, 'POST /v1/staff/reviews/{reviewId}/reject', {
      ...params(reviewId),
      body: { branchId: counter.branchId, reason: 'Không có hoá đơn giấy' },
    });
    expect(said).toMatchObject({ status: 200, reply: { state: 'REJECTED', decidedBy: counter.manager.staff.name } });
    const [till] = await listIntegrations(counter.world, counter.shop.programme);
    const of = { source: till?.integrationId ?? '', orderId: 'TEN-3' };
    expect((await asidesOf(counter.world, counter.shop.programme, of))[0]?.body).toMatchObject({ customer: null });
  });
});
