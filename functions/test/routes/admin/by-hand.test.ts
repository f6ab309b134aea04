import type { CorrectionId, MemberId, RequestId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entryKey } from '../../../src/ledger/keys.ts';
import { mergeMembers } from '../../../src/ledger/merge-members.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { type MemberRequest, newRequest, newRequestWrites } from '../../../src/records/requests.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, type Colleague, hire, join, type Member, must } from '../../shop.ts';
import { type Office, openOffice, outcome, storedText } from './office.ts';

let world: TestWorld;
let service: Service;
let office: Office;
let manager: Colleague;
let partner: Colleague;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  office = await openOffice(world, service);
  manager = await hire(office.shop, 'quan-ly', 'manager', [office.shop.branches[0].branchId]);
  partner = await hire(office.shop, 'chu-hai', 'owner');
});
beforeEach(() => world.setClock('2026-11-21T09:00:00+07:00'));

const correct = (
  who: Colleague,
  memberId: MemberId,
  points: number,
  key = freshKey(),
  requestId: RequestId | null = null,
) =>
  service.ask(who.claims, 'POST /v1/admin/members/{memberId}/corrections', {
    key,
    params: { memberId },
    body: { points, reason: 'Bù điểm hoá đơn HD12', requestId },
  });
const settle = (memberId: MemberId, points: number, requestId: RequestId) =>
  correct(manager, memberId, points, freshKey(), requestId);
const decide = (who: Colleague, memberId: MemberId, correctionId: CorrectionId, verdict = 'DONE') =>
  service.ask(who.claims, 'POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide', {
    key: freshKey(),
    params: { memberId, correctionId },
    body: { verdict },
  });
const homeOf = async (who: Member) => (await service.ask(who.claims, 'GET /v1/me')).reply;
const availableOf = async (who: Member) => (await homeOf(who)).balance.available;
const explained = (memberId: MemberId, seq: number) =>
  office.ask('GET /v1/admin/members/{memberId}/entries/{seq}/explain', { params: { memberId, seq: String(seq) } });

describe('points corrected by hand (C11)', () => {
  test('C11 · a manager corrects up to 500 at once, either way, never into debt, with the reason kept apart', async () => {
    const an = await join(office.shop, 'fix-1');
    const key = freshKey();
    const given = await correct(manager, an.member, 500, key);
    expect([given.status, given.reply.state, given.reply.entrySeq]).toEqual([201, 'DONE', 1]);
    expect((await correct(manager, an.member, 500, key)).text).toBe(given.text);
    expect((await correct(manager, an.member, 400, key)).problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await correct(manager, an.member, -450)).reply.state).toBe('DONE');
    expect((await correct(manager, an.member, -51)).problem).toMatchObject({
      code: 'INSUFFICIENT_POINTS',
      details: { available: 50 },
    });
    expect(await availableOf(an)).toBe(50);
    const why = (await explained(an.member, 1)).reply;
    expect([why.reason, why.vi.at(-1)]).toEqual(['Bù điểm hoá đơn HD12', 'Điều chỉnh +500 điểm.']);
    expect(await storedText(world, entryKey(office.programme, an.member, 1))).not.toContain('HD12');
    expect((await verifyMember(world.table, office.programme, an.member))?.fault).toBeNull();
  });

  test('C11 · above 500 an owner agrees, and whoever asked cannot', async () => {
    const an = await join(office.shop, 'fix-2');
    const asked = await correct(manager, an.member, 501);
    expect([asked.reply.state, await availableOf(an)]).toEqual(['OPEN', 0]);
    const { correctionId } = asked.reply;
    expect(outcome(await decide(manager, an.member, correctionId))).toBe('403 FORBIDDEN');
    const open = (await office.ask('GET /v1/admin/corrections', { query: { place: 'OPEN' } })).reply.items;
    expect(open).toMatchObject([{ correctionId, points: 501, requestedBy: manager.staff.name }]);
    const agreed = await decide(office.owner, an.member, correctionId);
    expect(agreed.reply).toMatchObject({ state: 'DONE', entrySeq: 1, decidedBy: office.owner.staff.name });
    expect((await decide(partner, an.member, correctionId)).status).toBe(200);
    expect(outcome(await decide(partner, an.member, correctionId, 'DECLINED'))).toBe('409 REQUEST_CLOSED');
    expect(await availableOf(an)).toBe(501);
    expect((await explained(an.member, 1)).reply.reason).toBe('Bù điểm hoá đơn HD12');

    const own = await correct(office.owner, an.member, -501);
    expect(outcome(await decide(office.owner, an.member, own.reply.correctionId))).toBe('403 SELF_APPROVAL');
    expect((await decide(partner, an.member, own.reply.correctionId, 'DECLINED')).reply.state).toBe('DECLINED');
    expect(await availableOf(an)).toBe(501);
    const closed = (await office.ask('GET /v1/admin/corrections', { query: { place: 'CLOSED' } })).reply.items;
    expect(closed.map(({ state }) => state)).toContain('DECLINED');
  });

  test('C11 · two owners agree at once: it happens once', async () => {
    const an = await join(office.shop, 'fix-3');
    const { correctionId } = (await correct(manager, an.member, 900)).reply;
    const both = await Promise.all([
      decide(office.owner, an.member, correctionId),
      decide(partner, an.member, correctionId),
    ]);
    for (const answer of both) expect(['200', '409 REQUEST_CLOSED']).toContain(outcome(answer));
    expect(await availableOf(an)).toBe(900);
  });

  test('I11 · nobody corrects their own points or agrees to it', async () => {
    const own = await join(office.shop, 'quan-ly');
    expect(outcome(await correct(manager, own.member, 10))).toBe('403 SELF_APPROVAL');
    const mine = await join(office.shop, 'chu-hai');
    const asked = await correct(manager, mine.member, 800);
    expect(outcome(await decide(partner, mine.member, asked.reply.correctionId))).toBe('403 SELF_APPROVAL');
  });

  test("A06 · a correction settles a request of its own member, never another's and none that nobody filed", async () => {
    const [an, binh] = [await join(office.shop, 'fix-5'), await join(office.shop, 'fix-6')];
    const body = { kind: 'EXPORT', text: null, entrySeq: null };
    const { requestId } = (await service.ask(an.claims, 'POST /v1/me/requests', { key: freshKey(), body })).reply;
    for (const points of [10, 900]) {
      expect((await settle(an.member, points, requestId)).reply).toMatchObject({ requestId });
      expect(outcome(await settle(binh.member, points, requestId))).toBe('404 NOT_FOUND');
      expect(outcome(await settle(an.member, points, 'no-such-request' as RequestId))).toBe('404 NOT_FOUND');
    }
    expect([await availableOf(an), await availableOf(binh)]).toEqual([10, 0]);
  });

  test('A01 · what was asked before two members became one is settled under either id', async () => {
    const { programme } = office;
    const [an, former] = [await join(office.shop, 'fix-7'), await join(office.shop, 'fix-8')];
    const [here, there] = [an.member, former.member].map((member, place) =>
      newRequest({ requestId: `asked-${place}` as RequestId, member, kind: 'EXPORT', entrySeq: null }, world.clock()),
    ) as [MemberRequest, MemberRequest];
    for (const each of [here, there]) {
      await world.table.transact(newRequestWrites(programme, each).map(({ write }) => write));
    }
    const actor = { kind: 'MEMBER', id: an.member } as const;
    const reason = { code: 'PHONE_LINKED', digest: null };
    const merging = { programme, source: former.member, survivor: an.member, actor, reason };
    must(await mergeMembers(world, { ...merging, beside: async () => ok([]) }));

    expect((await settle(former.member, 10, there.requestId)).status).toBe(201);
    expect((await settle(former.member, 10, here.requestId)).status).toBe(201);
    expect((await settle(an.member, 10, here.requestId)).status).toBe(201);
    expect(await availableOf(an)).toBe(30);
  });

  test('C11 · a reason is mandatory, and nothing is no correction', async () => {
    const an = await join(office.shop, 'fix-4');
    const params = { memberId: an.member };
    for (const body of [
      { points: 10, requestId: null },
      { points: 10, reason: ' ', requestId: null },
    ]) {
      expect((await office.ask('POST /v1/admin/members/{memberId}/corrections', { params, body })).status).toBe(400);
    }
    expect((await correct(manager, an.member, 0)).status).toBe(400);
  });
});

describe('a tier by hand', () => {
  const give = (who: Member, tierId: string, until: string) =>
    office.ask('POST /v1/admin/members/{memberId}/tier', {
      params: { memberId: who.member },
      body: { tierId, until, reason: 'Khách mời của quán' },
    });

  test('T11 · Vàng until 30/06/2027: no fall before, and on 01/07 at 00:00 the metric decides', async () => {
    const an = await join(office.shop, 't11');
    await buy(office.shop, an.member, 5_200_000);
    const given = await give(an, 'vang', '2027-06-30');
    expect([given.status, given.reply.tier.id, given.reply.lastDay]).toEqual([201, 'vang', '2027-06-30']);
    const tierAt = async (moment: string) => {
      world.setClock(moment);
      return (await homeOf(an)).standing.tier.id;
    };
    expect(await tierAt('2027-01-01T00:00:00+07:00')).toBe('vang');
    expect(await tierAt('2027-06-30T23:59:59+07:00')).toBe('vang');
    // 5,2 triệu of 2026 are worth Bạc to the end of 2027.
    expect(await tierAt('2027-07-01T00:00:00+07:00')).toBe('bac');
    expect(await tierAt('2028-01-01T00:00:00+07:00')).toBe('dong');
    world.setClock('2026-11-21T09:00:00+07:00');
    const entries = await service.ask(an.claims, 'GET /v1/me/entries');
    expect(entries.reply.items[0]).toMatchObject({ kind: 'TIER', tierReached: 'Vàng' });
    expect((await explained(an.member, 2)).reply.reason).toBe('Khách mời của quán');
  });

  test('I11 · nobody gives themselves a tier', async () => {
    const own = await join(office.shop, office.owner.zaloId);
    expect(outcome(await give(own, 'vang', '2027-06-30'))).toBe('403 SELF_APPROVAL');
  });

  test('T11 · a tier nobody has heard of and a day that has passed are told', async () => {
    const an = await join(office.shop, 't11-b');
    expect((await give(an, 'bach-kim', '2027-06-30')).problem.fields).toHaveProperty('tierId');
    expect((await give(an, 'vang', '2026-11-20')).problem.fields).toHaveProperty('until');
    expect((await give(an, 'vang', '2026-11-21')).status).toBe(201);
    expect(service.bugs).toEqual([]);
  });
});
