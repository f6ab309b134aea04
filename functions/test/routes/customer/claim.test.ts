import type { StaffId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { commit } from '../../../src/ledger/commit.ts';
import { issueBillQr } from '../../../src/qr/bill-qr.ts';
import { deepLink } from '../../../src/qr/deep-link.ts';
import { issueInvitationQr } from '../../../src/qr/invitation-qr.ts';
import { issueStoreQr } from '../../../src/qr/store-qr.ts';
import { planInvitation } from '../../../src/records/invitations.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, hire, join, type Member, must, openShop, type Shop, stranger } from '../../shop.ts';

let world: TestWorld;
let service: Service;
let shop: Shop;
let people = 0;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
});

const newMember = (): Promise<Member> => {
  people += 1;
  return join(shop, `zalo-${people}`);
};
const sealOf = ({ programme }: Shop) => ({ keys: world.keys, programme });
let bills = 0;
const billQr = (from: Shop, amount = 350_000, issuer = 's-1') => {
  bills += 1;
  const [{ branchId }] = from.branches;
  const bill = { orderId: `${branchId}/HD${bills}`, amount: dong(amount), branch: branchId, issuedAt: world.clock() };
  return deepLink(from.miniAppId, issueBillQr(sealOf(from), { ...bill, issuer: issuer as StaffId }));
};
const claim = (who: Member, content: string) => service.ask(who.claims, 'POST /v1/me/claims', { body: { content } });
const scan = (who: Member, content: string) => service.ask(who.claims, 'POST /v1/me/scans', { body: { content } });

test('E22 · a bill is claimed once: by one, then by nobody, the same person included', async () => {
  const [an, binh] = [await newMember(), await newMember()];
  const content = billQr(shop);
  const seen = await scan(an, content);
  expect(seen.reply).toMatchObject({ kind: 'BILL', amountDong: 350_000, pointsToEarn: 35 });
  const claimed = await claim(an, content);
  expect(claimed.status).toBe(201);
  expect(claimed.reply).toMatchObject({ available: 35, entry: { kind: 'EARN', points: 35, amountDong: 350_000 } });
  expect(claimed.reply.entry).toMatchObject({ branchName: 'CN Nguyễn Huệ', label: `HD${bills}` });
  for (const who of [binh, an]) {
    const again = await claim(who, content);
    expect([again.status, again.problem.code]).toEqual([409, 'ALREADY_CLAIMED']);
    expect(again.problem.details).toEqual({ at: new Date(world.clock()).toISOString() });
  }
  expect((await scan(binh, content)).problem.code).toBe('ALREADY_CLAIMED');
});

test('E22 · of many who claim at once, one earns', async () => {
  const crowd = await Promise.all(Array.from({ length: 6 }, newMember));
  const content = billQr(shop, 100_000);
  const answers = await Promise.all(crowd.map((who) => claim(who, content)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
});

test('a bill waits 24 hours, and its own time decides the tier it meets (C1.7)', async () => {
  const an = await newMember();
  const content = billQr(shop, 100_000);
  const issuedAt = world.clock();
  world.setClock(instant(issuedAt + 24 * 3_600_000 - 1));
  await buy(shop, an.member, 5_000_000);
  expect((await claim(an, content)).reply.entry.points).toBe(10);
  const late = billQr(shop);
  world.setClock(instant(world.clock() + 24 * 3_600_000));
  expect((await claim(an, late)).problem.code).toBe('QR_EXPIRED');
  world.setClock(at('2026-11-21T09:00:00+07:00'));
});

test('nobody claims a bill that they issued (I11)', async () => {
  const tu = await hire(shop, 'tu', 'cashier');
  const member = await join(shop, 'tu');
  const refused = await claim(member, billQr(shop, 350_000, tu.staff.staffId));
  expect([refused.status, refused.problem.code]).toEqual([403, 'SELF_APPROVAL']);
});

test('a code of another programme, of another kind or changed by hand earns nothing', async () => {
  const an = await newMember();
  const other = await openShop(world);
  const mine = billQr(shop);
  const bad = [
    billQr(other),
    billQr(other).replace(other.miniAppId, shop.miniAppId),
    mine.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    issueStoreQr(sealOf(shop), shop.branches[0].branchId),
    'https://example.com/?q=b1.x',
    '0901234567',
  ];
  for (const content of bad) expect((await claim(an, content)).problem.code, content).toBe('QR_INVALID');
  const qr = await service.ask(an.claims, 'POST /v1/me/qr');
  expect((await scan(an, qr.reply.content)).problem.code).toBe('QR_INVALID');
});

test('a store poster is recognised, counts a visit and gives no points (decisions 15)', async () => {
  const an = await newMember();
  const [branch] = shop.branches;
  const content = deepLink(shop.miniAppId, issueStoreQr(sealOf(shop), branch.branchId));
  expect((await scan(an, content)).reply).toEqual({
    kind: 'STORE',
    branchId: branch.branchId,
    branchName: branch.name,
  });
  const key = freshKey();
  const checkIn = () => service.ask(an.claims, 'POST /v1/me/check-ins', { key, body: { content } });
  const first = await checkIn();
  expect([first.status, first.reply.branchName]).toEqual([201, branch.name]);
  expect((await checkIn()).text).toBe(first.text);
  expect((await service.ask(an.claims, 'GET /v1/me/entries')).reply.items).toEqual([]);
});

test('the first to open an invitation takes it; the owner then says whether it is them', async () => {
  const position = { label: 'Thu ngân mới', role: 'cashier', branchIds: [] } as const;
  const { invitationId } = must(await commit(world, () => planInvitation(world, shop.programme, position)));
  const content = deepLink(shop.miniAppId, issueInvitationQr(sealOf(shop), invitationId));
  const [first, second] = [stranger(shop, 'first'), stranger(shop, 'second')];
  const accept = (claims = first.claims) =>
    service.ask(claims, 'POST /v1/me/staff-invitations', { body: { content, name: 'Phạm Ngọc Tú' } });
  const seen = await service.ask(first.claims, 'POST /v1/me/scans', { body: { content } });
  expect(seen.reply).toMatchObject({ kind: 'STAFF_INVITATION', role: 'cashier' });
  expect([(await accept()).status, (await accept()).status]).toEqual([201, 201]);
  expect((await accept(second.claims)).problem.code).toBe('INVITATION_CLOSED');
  expect(service.bugs).toEqual([]);
});
