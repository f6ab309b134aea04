import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { IntegrationId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { partition } from '../../../src/ledger/keys.ts';
import { signPush } from '../../../src/pos/order-push.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { hire } from '../../shop.ts';
import { sale } from '../webhooks/till.ts';
import { guardText, type Office, openOffice, outcome, storedText } from './office.ts';

let world: TestWorld;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
});
beforeEach(async () => {
  world.setClock('2026-11-21T09:00:00+07:00');
  office = await openOffice(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));

const connect = (name = 'Máy POS quầy 1', key = freshKey()) =>
  office.ask('POST /v1/admin/integrations', { body: { name }, key });
const listed = async () => (await office.ask('GET /v1/admin/integrations')).reply.integrations;

function push(integrationId: IntegrationId, secret: string, order: Record<string, unknown> = {}) {
  const body = JSON.stringify(sale(order));
  const signature = signPush(Buffer.from(body), secret, world.clock());
  const headers = { 'x-loyalty-integration': integrationId, 'x-loyalty-signature': signature };
  return service.ask(null, 'POST /v1/orders', { body, headers });
}

test('a till is connected with a secret that signs its orders; the secret is shown this once', async () => {
  const connected = await connect();
  const { secret, ...record } = connected.reply;
  expect(connected.status).toBe(201);
  expect(record).toMatchObject({ name: 'Máy POS quầy 1', createdAt: '2026-11-21T02:00:00.000Z' });
  const pushed = await push(record.integrationId, secret);
  expect([pushed.status, pushed.reply]).toMatchObject([200, { outcome: 'POSTED', points: 35 }]);
  expect(await listed()).toEqual([record]);
  const list = await office.ask('GET /v1/admin/integrations');
  expect(list.text).not.toContain(secret);
});

test('TH11 · another secret, or that of another programme’s till, signs nothing', async () => {
  const { integrationId, secret } = (await connect()).reply;
  const other = (await connect('Máy POS quầy 2')).reply;
  expect(outcome(await push(integrationId, other.secret))).toBe('401 BAD_SIGNATURE');
  expect(outcome(await push('NOBODY' as IntegrationId, secret))).toBe('401 BAD_SIGNATURE');
  const elsewhere = await openOffice(world, service);
  expect((await elsewhere.ask('GET /v1/admin/integrations')).reply.integrations).toEqual([]);
});

test('the same request shows the same secret again, and only to the owner who made it', async () => {
  const key = freshKey();
  const first = await connect('Máy POS', key);
  const again = await connect('Máy POS', key);
  expect([again.text, again.headers['idempotent-replay']]).toEqual([first.text, 'true']);
  expect(outcome(await connect('Máy khác', key))).toBe('422 IDEMPOTENCY_KEY_REUSED');

  const partner = await hire(office.shop, 'minh', 'owner');
  const theirs = await service.ask(partner.claims, 'POST /v1/admin/integrations', { body: { name: 'Máy POS' }, key });
  expect(theirs.status).toBe(201);
  expect(theirs.text).not.toContain(first.reply.secret);
  expect(await listed()).toHaveLength(2);
});

test('TH18 · neither the record nor what is remembered of the request holds the secret', async () => {
  const key = freshKey();
  const { integrationId, secret } = (await connect('Máy POS', key)).reply;
  const record = await storedText(world, { pk: partition(office.programme, 'POS'), sk: integrationId });
  for (const text of [await guardText(office, key), record]) {
    expect(text).toContain(integrationId);
    expect(text).not.toContain(secret);
  }
});

test('a till needs a name, and brings no secret of its own', async () => {
  for (const body of [{ name: ' ' }, { name: 'x'.repeat(61) }, { name: 'Máy', secret: 'của tôi' }, {}]) {
    expect(outcome(await office.ask('POST /v1/admin/integrations', { body }))).toBe('400 INVALID_REQUEST');
  }
  expect(await listed()).toEqual([]);
});

/** What a warm process remembers of a till. */
const tillMsMax = 10_000;
const pass = (ms: number) => world.setClock(instant(world.clock() + ms));

test('a paused till is refused ten seconds later whatever it pushes, and goes on with the same secret when it is let on', async () => {
  const { integrationId, secret } = (await connect()).reply;
  expect((await push(integrationId, secret, { source_id: 'before' })).status).toBe(200);
  const set = (active: boolean) =>
    office.ask('PUT /v1/admin/integrations/{integrationId}', {
      params: { integrationId },
      body: { name: 'Máy POS tầng 2', active },
    });
  expect((await set(false)).reply).toMatchObject({ name: 'Máy POS tầng 2', active: false });
  expect(await listed()).toMatchObject([{ active: false }]);
  pass(tillMsMax);
  expect(outcome(await push(integrationId, secret))).toBe('401 BAD_SIGNATURE');
  await set(true);
  expect((await push(integrationId, secret)).reply).toMatchObject({ outcome: 'POSTED', points: 35 });
});

test('TH11 · a renewed secret signs at once, the one before until the next, and no other till can be touched', async () => {
  const { integrationId, secret } = (await connect()).reply;
  const params = { integrationId };
  const renew = () => office.ask('POST /v1/admin/integrations/{integrationId}/secret', { params, key: freshKey() });
  const second = (await renew()).reply.secret;
  expect((await push(integrationId, second, { source_id: 'A' })).status).toBe(200);
  expect((await push(integrationId, secret, { source_id: 'B' })).status).toBe(200);
  await renew();
  pass(tillMsMax);
  expect(outcome(await push(integrationId, secret, { source_id: 'C' }))).toBe('401 BAD_SIGNATURE');
  const elsewhere = await openOffice(world, service);
  const stolen = await elsewhere.ask('POST /v1/admin/integrations/{integrationId}/secret', { params, key: freshKey() });
  expect(outcome(stolen)).toBe('404 NOT_FOUND');
});

test('E25 · a bill follows the rules of its own time, however late it arrives', async () => {
  world.setClock('2026-11-20T12:00:00+07:00');
  office = await openOffice(world, service);
  const { integrationId, secret } = (await connect()).reply;
  const document = { ...defaultRules, earn: { ...defaultRules.earn, dongPerPoint: dong(20_000) } };
  const body = { document, reason: 'giá mới', effectiveFrom: '2026-11-21T00:00:00+07:00', basedOn: 1 };
  expect((await office.ask('POST /v1/admin/rules/versions', { body })).status).toBe(201);

  world.setClock('2026-11-21T09:00:00+07:00');
  const bill = (business_time: string) => push(integrationId, secret, { business_time, total: 200_000 });
  const offline = await bill('2026-11-20T23:50:00');
  const afterMidnight = await bill('2026-11-20T17:30:00Z');
  expect([offline.reply.points, afterMidnight.reply.points]).toEqual([20, 10]);

  const params = { memberId: offline.reply.memberId ?? '', seq: '1' };
  const explained = await office.ask('GET /v1/admin/members/{memberId}/entries/{seq}/explain', { params });
  expect(explained.reply).toMatchObject({ ruleVersion: 1, points: 20 });
});
