import { points } from '@quaylai/shared/words/points';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshKey } from '../../caller.ts';
import { type Colleague, hire, type Member, offer } from '../../shop.ts';
import { type CounterShop, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

const minute = 60_000;

async function redeem(member: Member, kind: 'VOUCHER' | 'COUNTER', pricePoints = 60, stock: number | null = null) {
  const reward = await offer(counter.shop, { kind, pricePoints: points(pricePoints), stock });
  const body = { rewardId: reward.rewardId, branchId: kind === 'COUNTER' ? counter.branchId : null };
  const asked = await counter.service.ask(member.claims, 'POST /v1/me/redemptions', { key: freshKey(), body });
  if (asked.status !== 201) throw new Error(asked.text);
  return { ...asked.reply, rewardId: reward.rewardId };
}
const decide = (
  verdict: 'approve' | 'refuse',
  member: Member,
  redemptionId: string,
  { who = counter.cashier, key = freshKey(), branchId = counter.branchId } = {},
) =>
  counter.service.ask(who.claims, `POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/${verdict}`, {
    key,
    params: { memberId: member.member, redemptionId },
    body: { branchId, ...(verdict === 'refuse' ? { reason: 'Khách đổi ý' } : {}) },
  });
const resolve = (
  shown: { scanned?: string; code?: string },
  { who = counter.cashier, branchId = counter.branchId, key = freshKey() } = {},
) =>
  counter.service.ask(who.claims, 'POST /v1/staff/redemptions/resolve', {
    key,
    body: { branchId, scanned: shown.scanned ?? null, code: shown.code ?? null },
  });
const qrOf = async (member: Member, redemptionId: string) => {
  const params = { redemptionId };
  return (await counter.service.ask(member.claims, 'POST /v1/me/redemptions/{redemptionId}/qr', { params })).reply
    .content;
};
const stateOf = async (member: Member, redemptionId: string) => {
  const params = { redemptionId };
  return (await counter.service.ask(member.claims, 'GET /v1/me/redemptions/{redemptionId}', { params })).reply.state;
};
const waiting = async (who: Colleague = counter.cashier) => {
  await counter.follow();
  const query = { branchId: counter.branchId };
  return (await counter.service.ask(who.claims, 'GET /v1/staff/approvals', { query })).reply.items;
};
async function later(ms: number, act: () => Promise<void>) {
  const started = counter.world.clock();
  counter.world.setClock(instant(started + ms));
  await act();
  counter.world.setClock(started);
}

describe('A gift at the counter', () => {
  it('waits in its branch’s queue and is handed over: the held points are spent', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'COUNTER');
    expect((await waiting()).find((asked) => asked.redemptionId === redemptionId)).toMatchObject({
      memberId: member.member,
      memberName: 'Nguyễn Minh Đức',
      points: 60,
      kind: 'COUNTER',
      tierName: 'Đồng',
    });
    const approved = await decide('approve', member, redemptionId);
    expect(approved).toMatchObject({ status: 200, reply: { state: 'REDEEMED', branchName: 'CN Nguyễn Huệ' } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 40, held: 0, lifetimeSpent: 60 });
    expect((await waiting()).map((asked) => asked.redemptionId)).not.toContain(redemptionId);
    const query = { branchId: counter.branchId };
    const decided = await counter.service.ask(counter.cashier.claims, 'GET /v1/staff/redemptions', { query });
    expect(decided.reply.items[0]).toMatchObject({ redemptionId, state: 'REDEEMED' });
  });

  it('F12 · refused gives points and stock back', async () => {
    const member = await counter.newMember();
    const { redemptionId, rewardId } = await redeem(member, 'COUNTER', 60, 1);
    const refused = await decide('refuse', member, redemptionId);
    expect(refused).toMatchObject({ status: 200, reply: { state: 'REFUSED', reason: 'Khách đổi ý' } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 100, held: 0, lifetimeSpent: 0 });
    await counter.follow();
    const menu = await counter.service.ask(member.claims, 'GET /v1/rewards', { query: { limit: '50' } });
    expect(menu.reply.items.find((reward) => reward.rewardId === rewardId)).toMatchObject({ stockLeft: 1 });
  });

  it('S05 · is decided once: the second hears who and when', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'COUNTER');
    const both = await Promise.all([
      decide('approve', member, redemptionId),
      decide('approve', member, redemptionId, { who: counter.manager }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const names = [counter.cashier.staff.name, counter.manager.staff.name];
    const winner = both[0]?.status === 200 ? names[0] : names[1];
    expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({
      code: 'APPROVAL_DECIDED',
      details: { by: winner, at: new Date(counter.world.clock()).toISOString() },
    });
    expect(await counter.balanceOf(member)).toMatchObject({ lifetimeSpent: 60 });
  });

  it('R07 · an approval sent again answers the same', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'COUNTER');
    const key = freshKey();
    const first = await decide('approve', member, redemptionId, { key });
    const again = await decide('approve', member, redemptionId, { key });
    expect([again.status, again.text, again.headers['idempotent-replay']]).toEqual([200, first.text, 'true']);
    expect(await decide('refuse', member, redemptionId, { key })).toMatchObject({ status: 422 });
  });

  it('S06 · unanswered for ten minutes it is closed, and the points are back', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'COUNTER');
    await later(10 * minute, async () => {
      const late = await decide('approve', member, redemptionId);
      expect(late).toMatchObject({ status: 409, problem: { code: 'APPROVAL_EXPIRED' } });
      expect(await counter.balanceOf(member)).toMatchObject({ available: 100, held: 0 });
    });
  });

  it('S01 · above 200 points needs a manager', async () => {
    const member = await counter.newMember(5_000_000);
    const { redemptionId } = await redeem(member, 'COUNTER', 201);
    const tooMuch = await decide('approve', member, redemptionId);
    expect(tooMuch).toMatchObject({ status: 403, problem: { code: 'STAFF_LIMIT', details: { limit: 200 } } });
    expect(await decide('approve', member, redemptionId, { who: counter.manager })).toMatchObject({ status: 200 });
    const exactly = await redeem(member, 'COUNTER', 200);
    expect(await decide('approve', member, exactly.redemptionId)).toMatchObject({ status: 200 });
  });

  it('S02 · I11 · cannot be approved by the one who asked for it', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'COUNTER');
    const [branch] = counter.shop.branches;
    const self = await hire(counter.shop, member.zaloId, 'manager', [branch.branchId]);
    const own = await decide('approve', member, redemptionId, { who: self });
    expect(own).toMatchObject({ status: 403, problem: { code: 'SELF_APPROVAL' } });
    expect(await stateOf(member, redemptionId)).toBe('HELD');
  });

  it('S04 · of another branch does not exist for a cashier, nor through another branch of theirs', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'COUNTER');
    const elsewhere = { branchId: counter.otherBranchId };
    expect(await decide('approve', member, redemptionId, elsewhere)).toMatchObject({ status: 404 });
    expect(await decide('approve', member, redemptionId, { ...elsewhere, who: counter.manager })).toMatchObject({
      status: 404,
    });
  });
});

describe('A voucher at the counter', () => {
  it('is scanned, looked at and used', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'VOUCHER');
    const scanned = await qrOf(member, redemptionId);
    const shown = await resolve({ scanned });
    expect(shown).toMatchObject({ status: 200, reply: { redemptionId, points: 60, branchId: counter.branchId } });
    expect(await stateOf(member, redemptionId)).toBe('RESERVED');
    expect(await decide('approve', member, redemptionId)).toMatchObject({ status: 200, reply: { state: 'REDEEMED' } });
    expect(await resolve({ scanned })).toMatchObject({
      status: 409,
      problem: { code: 'VOUCHER_USED', details: { branchName: 'CN Nguyễn Huệ' } },
    });
  });

  it('refused goes back to its member, and can be shown again', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'VOUCHER');
    await resolve({ scanned: await qrOf(member, redemptionId) });
    expect(await decide('refuse', member, redemptionId)).toMatchObject({ status: 200, reply: { state: 'ISSUED' } });
    expect(await decide('approve', member, redemptionId)).toMatchObject({ problem: { code: 'APPROVAL_DECIDED' } });
    expect(await resolve({ scanned: await qrOf(member, redemptionId) })).toMatchObject({ status: 200 });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 40 });
  });

  it('not decided within ten minutes is its member’s again', async () => {
    const member = await counter.newMember();
    const { redemptionId } = await redeem(member, 'VOUCHER');
    await resolve({ scanned: await qrOf(member, redemptionId) });
    await later(10 * minute, async () => {
      expect(await stateOf(member, redemptionId)).toBe('ISSUED');
      expect(await decide('approve', member, redemptionId)).toMatchObject({ problem: { code: 'APPROVAL_EXPIRED' } });
      const again = await resolve({ scanned: await qrOf(member, redemptionId) }, { who: counter.manager });
      expect(again.status).toBe(200);
    });
  });

  it('V03 · the same code at two counters at once: one 200, the other 409 with time and branch', async () => {
    const member = await counter.newMember();
    const { redemptionId, code } = await redeem(member, 'VOUCHER');
    await counter.follow();
    const there = { who: counter.manager, branchId: counter.otherBranchId };
    const both = await Promise.all([resolve({ code: code ?? '' }), resolve({ code: code ?? '' }, there)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [here] = both;
    const winner = here?.status === 200 ? 'CN Nguyễn Huệ' : 'CN Thảo Điền';
    expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({
      code: 'VOUCHER_USED',
      details: { branchName: winner, at: new Date(counter.world.clock()).toISOString() },
    });
    const place = here?.status === 200 ? {} : there;
    const approvals = await Promise.all([1, 2].map(() => decide('approve', member, redemptionId, place)));
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(approvals.find(({ status }) => status === 409)?.problem).toMatchObject({
      code: 'VOUCHER_USED',
      details: { branchName: winner },
    });
  });

  it('V10 · typed by hand in any case, with o for 0 and i or l for 1', async () => {
    const member = await counter.newMember();
    const { redemptionId, code } = await redeem(member, 'VOUCHER');
    await counter.follow();
    const typed = (code ?? '').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i').replaceAll('-', ' ');
    expect(await resolve({ code: typed })).toMatchObject({ status: 200, reply: { redemptionId } });
  });

  it('V09 · five wrong codes within a minute lock typing for fifteen, never scanning', async () => {
    const [branch] = counter.shop.branches;
    const clumsy = await hire(counter.shop, `clumsy-${freshKey()}`, 'cashier', [branch.branchId]);
    const member = await counter.newMember();
    const { redemptionId, code } = await redeem(member, 'VOUCHER');
    await counter.follow();
    const good = code ?? '';
    const wrong = (good.startsWith('Z') ? 'Y' : 'Z') + good.slice(1);
    const answers = [];
    for (let time = 0; time < 5; time++) answers.push((await resolve({ code: wrong }, { who: clumsy })).problem.code);
    expect(answers).toEqual([...Array(4).fill('CODE_INVALID'), 'CODE_LOCKED']);
    expect(await resolve({ code: good }, { who: clumsy })).toMatchObject({
      status: 429,
      problem: { code: 'CODE_LOCKED', details: { minutes: 15 } },
    });
    const scanned = { scanned: await qrOf(member, redemptionId) };
    expect(await resolve(scanned, { who: clumsy })).toMatchObject({ status: 200 });
    await later(15 * minute, async () => {
      expect(await resolve({ code: good }, { who: clumsy })).toMatchObject({ status: 200 });
    });
  });

  it('V04 · is accepted in the last second of its last day and refused at midnight', async () => {
    const member = await counter.newMember();
    const { redemptionId, lastDay } = await redeem(member, 'VOUCHER');
    expect(lastDay).toBe('2026-12-21');
    const midnight = Date.parse('2026-12-22T00:00:00+07:00') - counter.world.clock();
    await counter.follow();
    await later(midnight - 1_000, async () => {
      expect(await resolve({ scanned: await qrOf(member, redemptionId) })).toMatchObject({ status: 200 });
    });
    const other = await redeem(await counter.newMember(), 'VOUCHER');
    await counter.follow();
    await later(midnight, async () => {
      expect(await resolve({ code: other.code ?? '' })).toMatchObject({ problem: { code: 'VOUCHER_EXPIRED' } });
    });
  });

  it('is shown either by QR or by code', async () => {
    expect(await resolve({})).toMatchObject({ status: 400, problem: { fields: { code: expect.any(String) } } });
    expect(await resolve({ scanned: 'v1.a', code: 'b' })).toMatchObject({ status: 400 });
    expect(await resolve({ scanned: 'https://example.com/?q=v1.a.b' })).toMatchObject({
      problem: { code: 'QR_INVALID' },
    });
  });
});

describe('V01 · one unit and two members at once', () => {
  it('exactly one gets it; the other keeps the points', async () => {
    const members = [await counter.newMember(), await counter.newMember()];
    const reward = await offer(counter.shop, { stock: 1, pricePoints: points(60) });
    const body = { rewardId: reward.rewardId, branchId: null };
    const both = await Promise.all(
      members.map((who) => counter.service.ask(who.claims, 'POST /v1/me/redemptions', { key: freshKey(), body })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const loser = members[both.findIndex(({ status }) => status === 409)];
    if (loser === undefined) throw new Error('nobody lost');
    expect(await counter.balanceOf(loser)).toMatchObject({ available: 100 });
  });
});
