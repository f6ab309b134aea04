import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { dong } from '@quaylai/shared/words/money';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { type Office, openOffice } from './office.ts';

let world: TestWorld;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  office = await openOffice(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));

const check = async (document: unknown) => {
  const checked = await office.ask('POST /v1/admin/rules/check', { body: { document } });
  expect(checked.status).toBe(200);
  return checked.reply;
};

test('the rules in force are shown with who wrote them and why', async () => {
  const { status, reply } = await office.ask('GET /v1/admin/rules');
  expect(status).toBe(200);
  expect(reply).toMatchObject({
    active: { version: 1, author: 'Thu', reason: 'mở chương trình', document: defaultRules, rollsBackTo: null },
    scheduled: [],
    latestVersion: 1,
  });
});

test('a faulty draft is told field by field, in Vietnamese', async () => {
  const [lowest, bac, ...above] = defaultRules.tiers;
  const faulty = {
    ...defaultRules,
    unitName: ' ',
    earn: { ...defaultRules.earn, dongPerPoint: 0 },
    payment: { ...defaultRules.payment, ceilingPercent: 'một nửa' },
    bonus: 5,
  };
  expect((await check(faulty)).fields).toEqual({
    unitName: 'Mục này không được để trống.',
    'earn.dongPerPoint': 'Nhỏ nhất là 1.',
    'payment.ceilingPercent': 'Hãy nhập một số nguyên.',
    bonus: 'Mục này không có trong luật. Hãy bỏ đi.',
  });
  const fallen = {
    ...defaultRules,
    tiers: [lowest, { ...bac, enterDong: 20_000_000, keepDong: 30_000_000 }, ...above],
  };
  expect(await check(fallen)).toEqual({
    fields: {
      'tiers.1.keepDong': 'Mức giữ hạng không được lớn hơn mức lên hạng 20.000.000đ.',
      'tiers.2.enterDong': 'Mức này phải lớn hơn 20.000.000đ của hạng Bạc.',
    },
    warnings: [],
    changes: [],
    example: [],
  });
});

test('C0 · 10.000đ a point worth 1.000đ gives back 10%, Kim cương 20%: the owner is warned', async () => {
  const { fields, warnings, changes } = await check(defaultRules);
  expect([fields, changes]).toEqual([{}, []]);
  expect(warnings.map(({ field }) => field)).toEqual([0, 1, 2, 3].map((tier) => `tiers.${tier}.multiplierPercent`));
  expect(warnings[0]?.sentence).toMatch(/^Hạng Đồng được hoàn 10% giá trị hoá đơn bằng điểm\./);
  expect(warnings[3]?.sentence).toMatch(/^Hạng Kim cương được hoàn 20% /);
});

test('what a draft changes is told in words, against the rules in force', async () => {
  const { earn, payment } = defaultRules;
  const draft = {
    ...defaultRules,
    earn: { ...earn, dongPerPoint: dong(20_000) },
    payment: { ...payment, ceilingPercent: 30 },
    expiry: { kind: 'NEVER' },
  };
  expect((await check(draft)).changes).toEqual([
    'Số tiền cho 1 điểm: 10.000đ → 20.000đ.',
    'Phần hoá đơn được trả bằng điểm: 50% → 30%.',
    'Hạn dùng điểm: 12 tháng → không hết hạn.',
  ]);
});

test('E01 · a bill of 350.000đ is worked out for every tier by the engine itself', async () => {
  const { example } = await check(defaultRules);
  expect(example.map(({ tierName, points }) => [tierName, points])).toEqual([
    ['Đồng', 35],
    ['Bạc', 42],
    ['Vàng', 52],
    ['Kim cương', 70],
  ]);
  expect(example[0]?.sentence).toBe('Hoá đơn 350.000đ, hạng Đồng: được 35 điểm, đổi được 35.000đ.');
});

test('a draft that is no document at all, or hides something, is refused as a request', async () => {
  for (const body of [{}, { document: [] }, { document: 'luật' }, { document: defaultRules, publish: true }]) {
    const refused = await office.ask('POST /v1/admin/rules/check', { body });
    expect([refused.status, refused.problem.code]).toEqual([400, 'INVALID_REQUEST']);
  }
});

test('checking writes nothing', async () => {
  await check({ ...defaultRules, unitName: 'Sao' });
  expect((await office.ask('GET /v1/admin/rules')).reply).toMatchObject({
    active: { document: { unitName: 'điểm' } },
    latestVersion: 1,
  });
});
