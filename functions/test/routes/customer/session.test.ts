import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deepLink } from '../../../src/qr/deep-link.ts';
import { issueStoreQr } from '../../../src/qr/store-qr.ts';
import { directGraph } from '../../../src/zalo/graph.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { hire, join, openShop, type Shop, stranger, zaloAppSecret } from '../../shop.ts';
import { type FakeGraph, startFakeGraph } from '../../zalo/fake-graph.ts';

let world: TestWorld;
let zalo: FakeGraph;
let service: Service;
let shop: Shop;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  zalo = await startFakeGraph(zaloAppSecret);
  service = serviceOf(world, directGraph(zalo.url));
  shop = await openShop(world);
});
beforeEach(() => {
  zalo.mood = 'WELL';
});
afterAll(() => zalo.close());

const signIn = (zaloId: string, miniAppId = shop.miniAppId) =>
  service.askWith(undefined, 'POST /v1/session', { body: { miniAppId, accessToken: zalo.tokenFor(zaloId) } });
const agreed = [{ purpose: 'MEMBERSHIP', textVersion: 'v1', granted: true }];

test('a person signs in, joins with consent, and is a member in the new session', async () => {
  const first = await signIn('an');
  expect(first.status).toBe(200);
  expect(first.reply).toMatchObject({ isMember: false, staff: null, programme: { unitName: 'điểm' } });
  expect((await service.askWith(first.reply.token, 'GET /v1/me')).problem.code).toBe('NOT_A_MEMBER');

  const body = { name: 'Nguyễn Minh Anh', consents: agreed, scanned: null };
  const joined = await service.askWith(first.reply.token, 'POST /v1/me/membership', { body });
  expect([joined.status, joined.reply.isMember]).toEqual([201, true]);
  const home = await service.askWith(joined.reply.token, 'GET /v1/me');
  expect(home.reply).toMatchObject({ name: 'Nguyễn Minh Anh', balance: { available: 0 }, openRedemptions: 0 });
  const profile = await service.askWith(joined.reply.token, 'GET /v1/me/profile');
  expect(profile.reply.consents).toMatchObject(agreed);
  expect((await signIn('an')).reply.isMember).toBe(true);
  expect(service.bugs).toEqual([]);
});

test('joining twice, also at once, makes one member', async () => {
  const { reply } = await signIn('binh');
  const body = { name: 'Bình', consents: agreed, scanned: null };
  const joins = await Promise.all(
    Array.from({ length: 4 }, () => service.askWith(reply.token, 'POST /v1/me/membership', { body })),
  );
  expect(joins.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const homes = await Promise.all(joins.map((joined) => service.askWith(joined.reply.token, 'GET /v1/me')));
  expect(new Set(homes.map((home) => home.reply.memberId)).size).toBe(1);
});

test('nobody joins without agreeing, or by agreeing twice to one purpose', async () => {
  const { reply } = await signIn('chi');
  const joining = (consents: unknown) =>
    service.askWith(reply.token, 'POST /v1/me/membership', { body: { name: null, consents, scanned: null } });
  for (const consents of [[], [{ ...agreed[0], granted: false }], [...agreed, ...agreed]]) {
    const refused = await joining(consents);
    expect([refused.status, Object.keys(refused.problem.fields ?? {})]).toEqual([400, ['consents']]);
  }
  expect((await signIn('chi')).reply.isMember).toBe(false);
});

test('the poster that brought somebody is kept; a poster of another shop joins nobody', async () => {
  const poster = ({ programme, branches }: Shop) => issueStoreQr({ keys: world.keys, programme }, branches[0].branchId);
  const { reply } = await signIn('giang');
  const joining = (scanned: string) =>
    service.askWith(reply.token, 'POST /v1/me/membership', { body: { name: null, consents: agreed, scanned } });
  const refused = await joining(poster(await openShop(world)));
  expect([refused.status, refused.problem.code]).toEqual([422, 'QR_INVALID']);
  expect((await signIn('giang')).reply.isMember).toBe(false);
  const joined = await joining(deepLink(shop.miniAppId, poster(shop)));
  expect([joined.status, joined.reply.isMember]).toEqual([201, true]);
});

test('TH17 · neither tokens nor names nor Zalo ids reach a log line', () => {
  const told = JSON.stringify(service.lines);
  expect(service.lines.length).toBeGreaterThan(10);
  for (const secret of ['Nguyễn Minh Anh', 'token-', 'eyJ', '"an"', 'binh']) expect(told).not.toContain(secret);
});

test('a member of staff hears their role and the branches where they work', async () => {
  const [first] = shop.branches;
  await hire(shop, 'tu', 'cashier', [first.branchId]);
  await hire(shop, 'thu', 'owner');
  expect((await signIn('tu')).reply.staff).toMatchObject({ role: 'cashier', branches: [{ name: first.name }] });
  expect((await signIn('thu')).reply.staff?.branches).toHaveLength(2);
});

test('TH4 · a token that Zalo does not know, of another app, or while Zalo is away lets nobody in', async () => {
  const body = { miniAppId: shop.miniAppId, accessToken: 'made-up' };
  const rejected = await service.askWith(undefined, 'POST /v1/session', { body });
  expect([rejected.status, rejected.problem.code]).toEqual([401, 'ZALO_TOKEN_REJECTED']);
  zalo.mood = 'OUTSIDE_VIETNAM';
  const away = await signIn('an');
  expect([away.status, away.problem.code, away.headers['retry-after']]).toEqual([503, 'ZALO_UNAVAILABLE', '5']);
  zalo.mood = 'WELL';
  expect((await signIn('an', '999')).status).toBe(404);
});

test('one Zalo person is two people in two programmes', async () => {
  const other = await openShop(world);
  await join(shop, 'duy', 'Duy');
  const there = await signIn('duy', other.miniAppId);
  expect(there.reply.isMember).toBe(false);
  expect(stranger(shop, 'duy').hash).not.toBe(stranger(other, 'duy').hash);
});
