import type { MemberId } from '@quaylai/shared/words/ids';
import type { Phone } from '@quaylai/shared/words/phone';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entryKey } from '../../../src/ledger/keys.ts';
import { project } from '../../../src/projections/project.ts';
import { linkPhone } from '../../../src/records/profile.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join, must } from '../../shop.ts';
import { readStream } from '../../stream.ts';
import { type Office, openOffice, outcome } from './office.ts';

const crowdSize = 23;

let world: TestWorld;
let service: Service;
let office: Office;
/** The same people with the same Zalo ids and phones, at another merchant. */
let twin: Office;
let anh: MemberId;
let twinAnh: MemberId;
beforeAll(async () => {
  const engine = await startEngine();
  world = testWorld(engine.table);
  service = serviceOf(world);
  office = await openOffice(world, service);
  twin = await openOffice(world, service);
  [anh, twinAnh] = [await joinWithPhone(office), await joinWithPhone(twin)];
  await Promise.all(
    Array.from({ length: crowdSize }, (_, one) => join(office.shop, `đông-${one}`, `Phạm Đông ${one}`)),
  );
  await join(twin.shop, 'đông', 'Phạm Đông');
  await project(world, await readStream(engine.endpoint, engine.name), (error) => {
    throw error;
  });
});
afterEach(() => expect(service.bugs).toEqual([]));

async function joinWithPhone({ shop }: Office): Promise<MemberId> {
  const { member } = await join(shop, 'ánh', 'Nguyễn Thị Ánh');
  must(await linkPhone(world, shop.programme, member, '0901234567' as Phone));
  return member;
}

const search = (text: string, cursor: string | null = null) =>
  office.ask('POST /v1/admin/members/search', { body: { text, cursor } });
const found = async (text: string) => (await search(text)).reply.items.map(({ memberId }) => memberId);

describe('searching', () => {
  test.each([
    ['the name without diacritics', 'nguyen thi anh'],
    ['the beginnings of its words, in any order', 'Anh ngu'],
    ['the name as it is written', 'Ánh'],
    ['the last four digits', '4567'],
    ['the phone with spaces', '0901 234 567'],
    ['the phone as the world writes it', '+84901234567'],
  ])('finds a member by %s, and nobody of another programme', async (_, text) => {
    expect(await found(text)).toEqual([anh]);
  });

  test('shows a card with a masked phone, never the whole one', async () => {
    const { reply, text } = await search('4567');
    expect(reply.items[0]).toMatchObject({ name: 'Nguyễn Thị Ánh', phoneMasked: '09*****567', available: 0 });
    expect(text).not.toContain('0901234567');
  });

  test.each(['zz', '12', '0901234', '---', 'Ánh Tuyết'])('finds nobody by %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  test('finds a crowd page by page, each once', async () => {
    const first = (await search('pham dong')).reply;
    const rest = (await search('pham dong', first.next)).reply;
    const names = [...first.items, ...rest.items].map(({ name }) => name);
    expect([first.items.length, names.length, new Set(names).size]).toEqual([20, crowdSize, crowdSize]);
    expect(rest.next).toBeNull();
  });

  test('asks for something to look for', async () => {
    for (const body of [{ text: ' ', cursor: null }, { text: 'x'.repeat(61), cursor: null }, { text: 'anh' }]) {
      expect(outcome(await office.ask('POST /v1/admin/members/search', { body }))).toBe('400 INVALID_REQUEST');
    }
  });
});

describe('a member', () => {
  const params = { memberId: '' };
  beforeAll(async () => {
    params.memberId = anh;
    for (const amount of [5_000_000, 199_000, 350_000, 9_999, 100_000]) await buy(office.shop, anh, amount);
    await buy(twin.shop, twinAnh, 70_000);
  });

  test('is shown with balance and place on the ladder', async () => {
    const { reply } = await office.ask('GET /v1/admin/members/{memberId}', { params });
    expect(reply).toMatchObject({
      member: { memberId: anh, tier: { name: 'Bạc' }, available: 500 + 23 + 42 + 1 + 12 },
      balance: { available: 578, held: 0, debt: 0, lifetimeEarned: 578 },
      standing: {
        tier: { name: 'Bạc' },
        spentDong: 5_658_999,
        next: { tier: { name: 'Vàng' }, missingDong: 9_341_001 },
      },
      joinedAt: '2026-11-21T02:00:00.000Z',
    });
  });

  test('has a history, newest first and page by page', async () => {
    const points: number[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor === null ? {} : { cursor }) };
      const page = (await office.ask('GET /v1/admin/members/{memberId}/entries', { params, query })).reply;
      expect(page.items.length).toBeLessThanOrEqual(2);
      points.push(...page.items.map((entry) => entry.points));
      cursor = page.next;
    } while (cursor !== null);
    expect(points).toEqual([12, 1, 42, 23, 500]);
  });

  test('A06 · E08 is explained: 199.000 × 1,2 ÷ 10.000 = 23,88 → 23, its rules and Bạc', async () => {
    const explained = await office.ask('GET /v1/admin/members/{memberId}/entries/{seq}/explain', {
      params: { ...params, seq: '2' },
    });
    expect(explained.reply).toMatchObject({
      seq: 2,
      kind: 'EARN',
      points: 23,
      ruleVersion: 1,
      tierThen: 'Bạc',
      bill: { source: 'pos', amountDong: 199_000, branchName: 'CN Nguyễn Huệ' },
    });
    const told = explained.reply.vi.join(' ');
    for (const part of ['199.000', '1,2', '10.000', '23,88', '23']) expect(told).toContain(part);
  });

  test('has no entry before the first or after the last', async () => {
    for (const seq of ['0', '6', '9999999999', '99999999999', '-1', '1.5', 'x']) {
      const missing = await office.ask('GET /v1/admin/members/{memberId}/entries/{seq}/explain', {
        params: { ...params, seq },
      });
      expect(outcome(missing)).toBe('404 NOT_FOUND');
    }
  });

  test('W03 · does not exist for the twin programme, whatever is asked', async () => {
    for (const key of [
      'GET /v1/admin/members/{memberId}',
      'GET /v1/admin/members/{memberId}/entries',
      'GET /v1/admin/members/{memberId}/entries/{seq}/explain',
      'POST /v1/admin/members/{memberId}/verify',
    ] as const) {
      const foreign = await twin.ask(key, { params: key.includes('{seq}') ? { ...params, seq: '1' } : params });
      expect(outcome(foreign)).toBe('404 NOT_FOUND');
    }
    const own = await twin.ask('GET /v1/admin/members/{memberId}', { params: { memberId: twinAnh } });
    expect(own.reply.balance.available).toBe(7);
  });

  test('A03 · is intact, until one byte of entry 5 is changed: then verifying names entry 5', async () => {
    const verify = async () => (await office.ask('POST /v1/admin/members/{memberId}/verify', { params })).reply;
    expect(await verify()).toEqual({ entries: 5, intact: true, wrongAt: null });
    const key = entryKey(office.programme, anh, 5);
    const item = await world.table.get(key);
    if (item === null) throw new Error('no fifth entry');
    const bytes = Uint8Array.from(item['h'] as Uint8Array);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await world.table.write({ put: { ...item, h: bytes } });
    expect(await verify()).toEqual({ entries: 5, intact: false, wrongAt: 5 });
    await world.table.write({ put: { ...item, bf: (item['bf'] as number) + 1 } });
    expect(await verify()).toMatchObject({ intact: false, wrongAt: 5 });
    await world.table.write({ put: item });
    expect(await verify()).toMatchObject({ intact: true });
  });
});
