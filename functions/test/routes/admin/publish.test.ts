import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { dong } from '@quaylai/shared/words/money';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { type Office, openOffice, outcome, ruleVersionKey, storedText } from './office.ts';

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

const dearer = { ...defaultRules, earn: { ...defaultRules.earn, dongPerPoint: dong(20_000) } };
const publication = (change: object = {}) => ({
  document: dearer,
  reason: 'giá cà phê tăng',
  effectiveFrom: null,
  basedOn: 1,
  ...change,
});
const publish = (change: object = {}, key = freshKey()) =>
  office.ask('POST /v1/admin/rules/versions', { body: publication(change), key });
const rollBack = (body: object, key = freshKey()) => office.ask('POST /v1/admin/rules/rollback', { body, key });
const inForce = async () => (await office.ask('GET /v1/admin/rules')).reply;

describe('publishing', () => {
  test('rules decide at once, under the name of who published them and their reason', async () => {
    const published = await publish();
    expect(published.status).toBe(201);
    expect(published.reply).toEqual({
      version: 2,
      author: 'Nhân viên thu',
      reason: 'giá cà phê tăng',
      publishedAt: '2026-11-21T02:00:00.000Z',
      effectiveFrom: '2026-11-21T02:00:00.000Z',
      rollsBackTo: null,
      document: dearer,
    });
    expect(await inForce()).toMatchObject({ active: published.reply, scheduled: [], latestVersion: 2 });
  });

  test('I12 · the record keeps the author as an id: no name lives outside the staff record', async () => {
    await publish();
    const item = await world.table.get(ruleVersionKey(office.programme, 2));
    expect(item?.['a']).toBe(office.owner.staff.staffId);
    expect(await storedText(world, ruleVersionKey(office.programme, 2))).not.toContain('Nhân viên');
  });

  test('rules for a later day are announced, and decide from its first moment', async () => {
    await publish({ effectiveFrom: '2026-12-01T00:00:00+07:00' });
    expect(await inForce()).toMatchObject({
      active: { version: 1 },
      scheduled: [{ version: 2, effectiveFrom: '2026-11-30T17:00:00.000Z' }],
      latestVersion: 2,
    });
    world.setClock('2026-11-30T23:59:59+07:00');
    expect((await inForce()).active.version).toBe(1);
    world.setClock('2026-12-01T00:00:00+07:00');
    expect(await inForce()).toMatchObject({ active: { version: 2 }, scheduled: [] });
  });

  test.each([
    ['yesterday', '2026-11-20T09:00:00+07:00', 'Thời điểm áp dụng đã qua'],
    ['more than a minute ago', '2026-11-21T08:58:59+07:00', 'Thời điểm áp dụng đã qua'],
    ['a time too fine to be read', '2026-12-01T00:00:00.123456+07:00', 'Chưa đọc được thời điểm áp dụng'],
    ['no time', 'ngày mai', ''],
    ['a time without a zone', '2026-12-01T00:00:00', ''],
  ])('rules cannot begin at %s', async (_, effectiveFrom, sentence) => {
    const refused = await publish({ effectiveFrom });
    expect(outcome(refused)).toBe('400 INVALID_REQUEST');
    expect(refused.problem.fields?.['effectiveFrom']).toContain(sentence);
    expect((await inForce()).latestVersion).toBe(1);
  });

  test('faulty rules are refused field by field, and nothing is published', async () => {
    const refused = await publish({ document: { ...dearer, earn: { dongPerPoint: -1, minimumInvoiceDong: 0 } } });
    expect(outcome(refused)).toBe('422 RULES_INVALID');
    expect(refused.problem.fields).toEqual({ 'earn.dongPerPoint': 'Nhỏ nhất là 1.' });
    expect((await inForce()).latestVersion).toBe(1);
  });

  test('a reason is asked for', async () => {
    const refused = await publish({ reason: '   ' });
    expect([outcome(refused), Object.keys(refused.problem.fields ?? {})]).toEqual(['400 INVALID_REQUEST', ['reason']]);
  });

  test('who has not seen the latest version is told which it is', async () => {
    await publish();
    for (const basedOn of [1, 0, 3]) {
      const refused = await publish({ basedOn });
      expect([outcome(refused), refused.problem.details]).toEqual(['409 RULES_CHANGED', { currentVersion: 2 }]);
    }
    expect((await inForce()).latestVersion).toBe(2);
  });

  test('of owners who publish at once exactly one does, every time', async () => {
    for (let basedOn = 1; basedOn <= 5; basedOn++) {
      const all = await Promise.all([publish({ basedOn }), publish({ basedOn }), publish({ basedOn })]);
      expect(all.map(outcome).sort()).toEqual(['201', '409 RULES_CHANGED', '409 RULES_CHANGED']);
    }
    expect((await inForce()).latestVersion).toBe(6);
  });
});

describe('a publication sent again', () => {
  test('C1.5 · under the same key publishes once, also at once, and answers the same', async () => {
    for (let basedOn = 1; basedOn <= 5; basedOn++) {
      const key = freshKey();
      const all = await Promise.all([1, 2, 3].map(() => publish({ basedOn }, key)));
      expect(all.map(outcome)).toEqual(['201', '201', '201']);
      expect(new Set(all.map(({ text }) => text)).size).toBe(1);
      expect(all.filter(({ headers }) => headers['idempotent-replay'] === 'true')).toHaveLength(2);
    }
    expect((await inForce()).latestVersion).toBe(6);
  });

  test('is still the answer when its time has begun and newer rules are published', async () => {
    const key = freshKey();
    const first = await publish({ effectiveFrom: '2026-11-21T09:05:00+07:00' }, key);
    await publish({ basedOn: 2 });
    world.setClock('2026-11-21T10:00:00+07:00');
    const again = await publish({ effectiveFrom: '2026-11-21T09:05:00+07:00' }, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
  });

  test('with another body under the same key is another request: 422', async () => {
    const key = freshKey();
    await publish({}, key);
    expect(outcome(await publish({ reason: 'khác' }, key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect(outcome(await rollBack({ version: 1, reason: 'x', basedOn: 2 }, key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect((await inForce()).latestVersion).toBe(2);
  });

  test('without a key is refused', async () => {
    const bare = await service.ask(office.owner.claims, 'POST /v1/admin/rules/versions', { body: publication() });
    expect(outcome(bare)).toBe('400 IDEMPOTENCY_KEY_MISSING');
  });
});

describe('versions', () => {
  test('are listed newest first, page by page, to the first', async () => {
    for (let basedOn = 1; basedOn <= 4; basedOn++) await publish({ basedOn, reason: `lần ${basedOn}` });
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor === null ? {} : { cursor }) };
      const page = (await office.ask('GET /v1/admin/rules/versions', { query })).reply;
      seen.push(...page.items.map(({ version }) => version));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  test('are each kept as published', async () => {
    await publish();
    const first = await office.ask('GET /v1/admin/rules/versions/{version}', { params: { version: '1' } });
    expect(first.reply).toMatchObject({ version: 1, author: 'Thu', document: defaultRules });
    for (const version of ['3', '0', '-1', '1e0', 'mới-nhất', '99999999999']) {
      const missing = await office.ask('GET /v1/admin/rules/versions/{version}', { params: { version } });
      expect(outcome(missing)).toBe('404 NOT_FOUND');
    }
  });

  test('of another programme are not seen', async () => {
    await publish();
    const elsewhere = await openOffice(world, service);
    const foreign = await elsewhere.ask('GET /v1/admin/rules/versions/{version}', { params: { version: '2' } });
    expect(outcome(foreign)).toBe('404 NOT_FOUND');
    expect((await elsewhere.ask('GET /v1/admin/rules/versions')).reply.items).toHaveLength(1);
  });
});

describe('rolling back', () => {
  test('brings an old document back as a new version that says so', async () => {
    await publish();
    world.setClock(instant(world.clock() + 60_000));
    const back = await rollBack({ version: 1, reason: 'khách phàn nàn', basedOn: 2 });
    expect(back.status).toBe(201);
    expect(back.reply).toMatchObject({
      version: 3,
      rollsBackTo: 1,
      reason: 'khách phàn nàn',
      author: 'Nhân viên thu',
      effectiveFrom: '2026-11-21T02:01:00.000Z',
      document: defaultRules,
    });
    expect(await inForce()).toMatchObject({ active: { version: 3 }, latestVersion: 3 });
    const listed = await office.ask('GET /v1/admin/rules/versions');
    expect(listed.reply.items.map(({ rollsBackTo }) => rollsBackTo)).toEqual([1, null, null]);
  });

  test('to a version that never was, or from an old view, changes nothing', async () => {
    await publish();
    expect(outcome(await rollBack({ version: 7, reason: 'x', basedOn: 2 }))).toBe('404 NOT_FOUND');
    const stale = await rollBack({ version: 1, reason: 'x', basedOn: 1 });
    expect([outcome(stale), stale.problem.details]).toEqual(['409 RULES_CHANGED', { currentVersion: 2 }]);
    expect((await inForce()).latestVersion).toBe(2);
  });

  test('sent again rolls back once', async () => {
    await publish();
    const key = freshKey();
    const first = await rollBack({ version: 1, reason: 'x', basedOn: 2 }, key);
    const again = await rollBack({ version: 1, reason: 'x', basedOn: 2 }, key);
    expect([again.text, again.headers['idempotent-replay']]).toEqual([first.text, 'true']);
    expect((await inForce()).latestVersion).toBe(3);
  });
});
