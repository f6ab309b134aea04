import type { PictureId, RewardId } from '@quaylai/shared/words/ids';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { picturesInMemory, type TestPictures } from '../../pictures.ts';
import { hire, join } from '../../shop.ts';
import { jpeg, png, webp } from '../../some-pictures.ts';
import { type Office, openOffice, outcome } from './office.ts';

let world: TestWorld;
let pictures: TestPictures;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  pictures = picturesInMemory();
  service = serviceOf(world, undefined, pictures);
});
beforeEach(async () => {
  office = await openOffice(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));

const offer = (type = 'image/webp') => office.ask('POST /v1/admin/pictures', { body: { type } });
const confirm = (pictureId: PictureId) =>
  office.ask('POST /v1/admin/pictures/{pictureId}/confirm', { params: { pictureId } });

/** The phone's half: a form is asked for, and the bytes arrive. */
async function send(bytes: Uint8Array<ArrayBuffer>): Promise<PictureId> {
  const { pictureId } = (await offer()).reply;
  pictures.sentBy.set(`${office.programme.id}/${pictureId}`, bytes);
  return pictureId;
}

test('a form lets in one object, in the programme’s own folder, of the type that was asked for', async () => {
  const [one, other] = [(await offer('image/jpeg')).reply, (await offer('image/jpeg')).reply];
  expect(one.fields).toEqual({ key: `uploads/${office.programme.id}/${one.pictureId}`, 'Content-Type': 'image/jpeg' });
  expect(one).toMatchObject({ url: 'https://files.example/', bytesMax: 1024 * 1024 });
  expect(other.pictureId).not.toBe(one.pictureId);
});

test('TH21 · no form is given for a vector picture, nor for anything else', async () => {
  for (const type of ['image/svg+xml', 'image/gif', 'text/html', '']) {
    expect(outcome(await offer(type)), type).toBe('400 INVALID_REQUEST');
  }
});

test('a picture is named by what is in it, and kept under what it is', async () => {
  const answered = await confirm(await send(jpeg(800, 600)));
  expect(answered.reply.photo).toMatch(/^[0-9a-f]{32}\.jpg$/);
  expect(answered.reply.photoUrl).toBe(`https://web.example/p/${office.programme.id}/${answered.reply.photo}`);
  expect(pictures.kept.get(`${office.programme.id}/${answered.reply.photo}`)).toEqual({
    bytes: jpeg(800, 600),
    type: 'image/jpeg',
  });
});

test('confirming again, or the same picture sent twice, makes no second file', async () => {
  const first = await send(png(10, 10));
  const names = [await confirm(first), await confirm(first), await confirm(await send(png(10, 10)))];
  expect(new Set(names.map(({ reply }) => reply.photo)).size).toBe(1);
});

test('TH21 · what was sent is looked at: a page with a picture’s type is not taken in', async () => {
  const page = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(outcome(await confirm(await send(page)))).toBe('422 PICTURE_UNSOUND');
  expect(outcome(await confirm(await send(webp('VP8X', 2049, 10))))).toBe('422 PICTURE_UNSOUND');
  expect([...pictures.kept.keys()].filter((key) => key.startsWith(office.programme.id))).toEqual([]);
});

test('what nobody sent cannot be confirmed', async () => {
  expect(outcome(await confirm((await offer()).reply.pictureId))).toBe('404 NOT_FOUND');
});

test('TH1 · another programme’s upload is not there for this one', async () => {
  const theirs = await send(png(10, 10));
  office = await openOffice(world, service);
  expect(outcome(await confirm(theirs))).toBe('404 NOT_FOUND');
});

test('TH2 · only the owner sends pictures', async () => {
  for (const role of ['manager', 'cashier', 'viewer'] as const) {
    const { claims } = await hire(office.shop, `người ${role}`, role);
    const asked = await service.ask(claims, 'POST /v1/admin/pictures', { body: { type: 'image/png' } });
    expect(outcome(asked), role).toBe('403 FORBIDDEN');
  }
});

const reward = {
  name: 'Bánh mì',
  description: '',
  picture: 'cake',
  kind: 'VOUCHER',
  pricePoints: 20,
  stock: null,
  limitPerMember: null,
  validDays: 30,
  status: 'ACTIVE',
};

test('a reward shows its photo to its owner and to customers, until it is taken off', async () => {
  const { photo, photoUrl } = (await confirm(await send(webp('VP8 ', 640, 360)))).reply;
  const added = await office.ask('POST /v1/admin/rewards', { body: { ...reward, photo } });
  expect(added.reply).toMatchObject({ photo, photoUrl });
  const { claims } = await join(office.shop, 'khách');
  const seen = async () => (await service.ask(claims, 'GET /v1/rewards', { key: freshKey() })).reply.items;
  expect(await seen()).toMatchObject([{ picture: 'cake', photoUrl }]);

  const params = { rewardId: added.reply.rewardId as RewardId };
  const without = { version: 1, reward: { ...reward, photo: null } };
  await office.ask('PUT /v1/admin/rewards/{rewardId}', { params, body: without });
  expect(await seen()).toMatchObject([{ picture: 'cake', photoUrl: null }]);
});

test('a reward names photos, not addresses', async () => {
  for (const photo of ['https://evil.example/a.png', '../other/0123.png', `${'0'.repeat(32)}.svg`]) {
    const asked = await office.ask('POST /v1/admin/rewards', { body: { ...reward, photo } });
    expect(outcome(asked), photo).toBe('400 INVALID_REQUEST');
  }
});
