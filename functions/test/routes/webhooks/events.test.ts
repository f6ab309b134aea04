import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { commit } from '../../../src/ledger/commit.ts';
import { integrationHeader, signatureHeader, signPush } from '../../../src/pos/order-push.ts';
import { planIntegration } from '../../../src/records/integrations.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { join, must, openShop, type Shop } from '../../shop.ts';
import { publish } from './till.ts';

let world: TestWorld;
let service: Service;
let shop: Shop;
let till: { readonly integrationId: string; readonly secret: string };

/** A ladder by what members do: three events make Bạc. */
const byEvents: RuleDocument = {
  ...defaultRules,
  tiering: { ...defaultRules.tiering, metrics: ['EVENT_COUNT'] },
  tiers: defaultRules.tiers.map((tier, level) => ({ ...tier, enterEvents: level * 3, keepEvents: level * 2 })),
};

beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
  await publish(world, shop.programme, byEvents, 1);
  const made = must(await commit(world, () => planIntegration(world, shop.programme, 'Đánh giá')));
  till = { integrationId: made.integrationId, secret: made.secrets[0] ?? '' };
});

const push = (event: object, secret = till.secret) => {
  const body = JSON.stringify({ business_time: formatInstant(world.clock()), ...event });
  const headers = {
    [integrationHeader]: till.integrationId,
    [signatureHeader]: signPush(Buffer.from(body), secret, world.clock()),
  };
  return service.ask(null, 'POST /v1/events', { body, headers });
};

test('EVENT_COUNT · the third event makes Bạc, each once however often it is sent', async () => {
  const an = await join(shop, 'an');
  const customer = { member_id: an.member };
  for (const source_id of ['DG-1', 'DG-2', 'DG-2', 'DG-1']) await push({ source_id, customer, points: 20 });
  const standing = async () => (await service.ask(an.claims, 'GET /v1/me')).reply;
  expect(await standing()).toMatchObject({ standing: { tier: { id: 'dong' } }, balance: { available: 40 } });
  const third = await push({ source_id: 'DG-3', customer });
  expect(third.reply).toMatchObject({ outcome: 'POSTED', memberId: an.member, points: 0 });
  expect(await standing()).toMatchObject({ standing: { tier: { id: 'bac' } }, balance: { available: 40 } });
  const params = { seq: String(third.reply.entrySeq) };
  const why = (await service.ask(an.claims, 'GET /v1/me/entries/{seq}/explain', { params })).reply;
  expect(why.vi.slice(1)).toEqual([
    'Ghi nhận một hoạt động của bạn.',
    'Bạn lên hạng Bạc, giữ đến hết ngày 31/12/2027.',
  ]);
});

test('other content under a known name, a stranger, and a wrong signature are told apart', async () => {
  const an = await join(shop, 'binh');
  const event = { source_id: 'DG-9', customer: { member_id: an.member }, points: 5 };
  await push(event);
  expect((await push(event)).reply.outcome).toBe('DUPLICATE');
  expect((await push({ ...event, points: 500 })).problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
  const nobody = await push({ source_id: 'DG-10', customer: { phone: '0909999999' } });
  expect([nobody.status, nobody.reply.outcome, nobody.reply.reason]).toEqual([200, 'NO_MEMBER', 'MEMBER_UNKNOWN']);
  expect((await push({ ...event, points: 501 })).status).toBe(400);
  expect((await push(event, 'wrong')).problem.code).toBe('BAD_SIGNATURE');
  expect(service.bugs).toEqual([]);
});
