import { formatInstant, instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '../../../src/ledger/read.ts';
import { freshKey } from '../../caller.ts';
import { join, type Member, openShop } from '../../shop.ts';
import { type CounterShop, openCounterShop } from './counter-shop.ts';

const hourMs = 60 * 60 * 1000;

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

const agoMs = (ms: number) => formatInstant(instant(counter.world.clock() - ms));
const bill = ({ member }: Member, changes: Record<string, unknown> = {}) => ({
  memberId: member,
  branchId: counter.branchId,
  amountDong: 350_000,
  billNumber: null,
  soldAt: agoMs(2 * hourMs),
  ...changes,
});
const send = (body: Record<string, unknown>, key = freshKey(), who = counter.cashier) =>
  counter.service.ask(who.claims, 'POST /v1/staff/late-earns', { key, body });
async function entriesOf({ member }: Member) {
  const { entries } = await readHistory(counter.world.table, counter.shop.programme, member, {
    limit: 20,
    cursor: null,
  });
  return entries.map(({ entry }) => entry).filter(({ arithmetic }) => arithmetic?.kind === 'EARN');
}

describe('A bill that was written down without a network', () => {
  it('E25 · is posted with the time of its sale, however often it is sent', async () => {
    const member = await counter.newMember();
    const key = freshKey();
    const body = bill(member);
    const before = (await entriesOf(member)).length;
    const first = await send(body, key);
    expect(first).toMatchObject({ status: 201, reply: { pointsEarned: 35, pointsUsed: 0 } });
    const again = await Promise.all([send(body, key), send(body, key)]);
    expect(again.map(({ reply }) => reply)).toEqual([first.reply, first.reply]);
    const posted = await entriesOf(member);
    expect(posted).toHaveLength(before + 1);
    const newest = posted.find(({ reason }) => reason?.code === 'OFFLINE');
    expect(newest && formatInstant(newest.businessTime)).toBe(body.soldAt);
  });

  it('E18 · whose confirmation had arrived after all is known, with its number or without', async () => {
    const member = await counter.newMember();
    const key = freshKey();
    const asked = {
      memberId: member.member,
      branchId: counter.branchId,
      amountDong: 350_000,
      lines: [],
      billNumber: null,
      pointsUsed: 0,
      visit: null,
    };
    const shown = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns/preview', { body: asked });
    await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns', {
      key,
      body: { ...asked, previewHash: shown.reply.hash },
    });
    const posted = (await entriesOf(member)).length;
    expect(await send(bill(member), key)).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await entriesOf(member)).toHaveLength(posted);

    const numbered = bill(member, { billNumber: 'MAT-MANG-1' });
    expect(await send(numbered)).toMatchObject({ status: 201 });
    expect(await send(numbered)).toMatchObject({ status: 409, problem: { code: 'DUPLICATE_BILL' } });
  });

  it('waits for a manager when it comes after three days', async () => {
    const member = await counter.newMember();
    const before = (await entriesOf(member)).length;
    expect(await send(bill(member, { soldAt: agoMs(73 * hourMs) }))).toMatchObject({
      status: 409,
      problem: { code: 'IN_REVIEW', details: { reason: 'LATE' } },
    });
    expect(await entriesOf(member)).toHaveLength(before);
  });

  it('TH1 · after three days for nobody of this shop is refused at once: no manager can judge it', async () => {
    const other = await openShop(counter.world);
    const theirs = await join(other, 'binh');
    const answer = await send(bill(theirs, { soldAt: agoMs(73 * hourMs) }));
    expect(answer).toMatchObject({ status: 404, problem: { code: 'NOT_FOUND' } });
  });

  it('C1.7 · from a phone whose clock runs ahead gets the time of arrival, and says so', async () => {
    const member = await counter.newMember();
    expect(await send(bill(member, { soldAt: agoMs(-hourMs) }))).toMatchObject({ status: 201 });
    const flagged = (await entriesOf(member)).find(({ reason }) => reason?.code === 'CLOCK_AHEAD');
    expect(flagged?.businessTime).toBe(flagged?.receivedAt);
  });

  it('S04 · of a branch that is not theirs is refused', async () => {
    const member = await counter.newMember();
    expect(await send(bill(member, { branchId: counter.otherBranchId }))).toMatchObject({ status: 404 });
  });
});
