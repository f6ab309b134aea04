import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import { beforeAll, expect, test } from 'vitest';
import { readMemberAccount } from '../../../src/ledger/read.ts';
import { settleAccount } from '../../../src/ledger/settle-account.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join, type Member, openShop, type Shop } from '../../shop.ts';
import { publish } from '../webhooks/till.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});

const never: RuleDocument = { ...defaultRules, expiry: { kind: 'NEVER' } };
const months = (count: number): RuleDocument => ({ ...defaultRules, expiry: { kind: 'ROLLING', months: count } });

interface Scene {
  readonly world: TestWorld;
  readonly service: Service;
  readonly shop: Shop;
}

/** A shop since January 2024 whose clock can be set. */
async function open(first: RuleDocument): Promise<Scene> {
  const world = testWorld(engine.table, '2024-01-10T09:00:00+07:00');
  const shop = await openShop(world);
  await publish(world, shop.programme, first, 1);
  world.setClock('2024-01-11T09:00:00+07:00');
  return { world, service: serviceOf(world), shop };
}

async function availableAt({ world, service }: Scene, who: Member, moment: string): Promise<number> {
  world.setClock(moment);
  return (await service.ask(who.claims, 'GET /v1/me')).reply.balance.available;
}

const accountOf = async ({ world, shop }: Scene, { member }: Member) =>
  (await readMemberAccount(world.table, shop.programme, member))?.account;

test('X09 · NEVER becomes twelve months on 01/12/2026: a lot of 2024 lives to 01/12/2027, read or written', async () => {
  const scene = await open(never);
  const { world, service, shop } = scene;
  const [an, binh] = [await join(shop, 'an'), await join(shop, 'binh')];
  await buy(shop, an.member, 1_000_000);
  await buy(shop, binh.member, 1_000_000);
  world.setClock('2026-10-20T09:00:00+07:00');
  await publish(world, shop.programme, months(12), 2, at('2026-12-01T00:00:00+07:00'));

  // Nobody has written anything since, and the answers are right all the same.
  expect(await availableAt(scene, an, '2027-12-01T23:59:59+07:00')).toBe(100);
  expect((await service.ask(an.claims, 'GET /v1/me')).reply.balance.expiringOn).toBe('2027-12-01');
  expect(await availableAt(scene, an, '2027-12-02T00:00:00+07:00')).toBe(0);

  // The next posting writes the new day first, by the rules that changed it, at the moment they did.
  world.setClock('2027-03-01T09:00:00+07:00');
  await buy(shop, binh.member, 500_000);
  const entries = (await service.ask(binh.claims, 'GET /v1/me/entries')).reply.items;
  expect(entries.map(({ seq, kind, points, at: when }) => [seq, kind, points, when])).toEqual([
    [3, 'EARN', 50, '2027-03-01T02:00:00.000Z'],
    [2, 'REDATE', 0, '2026-11-30T17:00:00.000Z'],
    [1, 'EARN', 100, '2024-01-11T02:00:00.000Z'],
  ]);
  const params = { seq: '2' };
  const why = (await service.ask(binh.claims, 'GET /v1/me/entries/{seq}/explain', { params })).reply;
  expect([why.ruleVersion, why.vi.at(-1)]).toEqual([
    3,
    'Chính sách hạn dùng thay đổi: 1 lần tích điểm nay dùng được đến hết ngày 01/12/2027.',
  ]);
  expect((await accountOf(scene, binh))?.lots.map(({ lastDay }) => lastDay)).toEqual(['2027-12-01', '2028-03-01']);
  await buy(shop, binh.member, 500_000);
  expect((await accountOf(scene, binh))?.version).toBe(4);
  expect((await verifyMember(world.table, shop.programme, binh.member))?.fault).toBeNull();
  expect(service.bugs).toEqual([]);
});

test('X09 · a longer policy keeps alive what the old one would have ended, whether or not the job was first', async () => {
  const scene = await open(months(12));
  const { world, shop } = scene;
  const [read, swept, gone] = [await join(shop, 'read'), await join(shop, 'swept'), await join(shop, 'gone')];
  for (const { member } of [read, swept]) await buy(shop, member, 1_000_000);
  world.setClock('2024-11-20T09:00:00+07:00');
  await publish(world, shop.programme, months(24), 2, at('2024-12-01T00:00:00+07:00'));
  const settle = ({ member }: Member) => settleAccount(world, { programme: shop.programme, member, by: 'expiry' });

  expect(await availableAt(scene, read, '2025-06-01T09:00:00+07:00')).toBe(100);
  await settle(swept);
  expect(await availableAt(scene, swept, '2025-06-01T09:00:00+07:00')).toBe(100);
  expect(await availableAt(scene, swept, '2026-01-12T00:00:00+07:00')).toBe(0);
  expect(await availableAt(scene, read, '2026-01-12T00:00:00+07:00')).toBe(0);

  // What had ended before the change stays ended.
  world.setClock('2023-11-01T09:00:00+07:00');
  await buy(shop, gone.member, 1_000_000);
  expect(await availableAt(scene, gone, '2024-11-30T09:00:00+07:00')).toBe(0);
  expect(await availableAt(scene, gone, '2025-01-01T09:00:00+07:00')).toBe(0);
});

test('X09 · changes one after another are met in turn, and each is written once', async () => {
  const scene = await open(never);
  const { world, shop } = scene;
  const an = await join(shop, 'turns');
  await buy(shop, an.member, 1_000_000);
  world.setClock('2024-06-01T09:00:00+07:00');
  await publish(world, shop.programme, months(6), 2);
  world.setClock('2024-07-01T09:00:00+07:00');
  await publish(world, shop.programme, months(36), 3);
  world.setClock('2024-08-01T09:00:00+07:00');
  await publish(world, shop.programme, { ...months(36), unitName: 'Sao' }, 4);
  // Six months from 01/06/2024 first, then three years from when it was earned.
  expect(await availableAt(scene, an, '2027-01-11T23:59:59+07:00')).toBe(100);
  expect(await availableAt(scene, an, '2027-01-12T00:00:00+07:00')).toBe(0);
  world.setClock('2024-09-01T09:00:00+07:00');
  await buy(shop, an.member, 500_000);
  expect((await accountOf(scene, an))?.version).toBe(4);
  expect((await accountOf(scene, an))?.lots.map(({ lastDay }) => lastDay)).toEqual(['2027-01-11', '2027-09-01']);
  expect((await verifyMember(world.table, shop.programme, an.member))?.fault).toBeNull();
});
