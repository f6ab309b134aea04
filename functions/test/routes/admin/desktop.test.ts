import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { partition } from '../../../src/ledger/keys.ts';
import { deviceOf } from '../../../src/records/browsers.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { hire } from '../../shop.ts';
import { type Office, openOffice, outcome, storedText } from './office.ts';

const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const minuteMs = 60_000;

let world: TestWorld;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
});
beforeEach(async () => {
  office = await openOffice(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));

const pass = (ms: number) => world.setClock(instant(world.clock() + ms));

interface Code {
  readonly signInId: string;
  readonly secret: string;
  readonly content: string;
}

const code = async (address = '203.0.113.7'): Promise<Code> => {
  const body = { miniAppId: office.shop.miniAppId };
  const asked = { body, address, headers: { 'user-agent': windows } };
  const answer = await service.ask(null, 'POST /v1/desktop/sign-ins', asked);
  expect(outcome(answer)).toBe('201');
  return answer.reply;
};
const poll = ({ signInId, secret }: Pick<Code, 'signInId' | 'secret'>, miniAppId = office.shop.miniAppId) =>
  service.ask(null, 'POST /v1/desktop/sign-ins/poll', { body: { miniAppId, signInId, secret } });
const read = ({ content }: Code, by = office.owner.claims, address = '203.0.113.7') =>
  service.ask(by, 'POST /v1/admin/desktop/sign-ins/read', { body: { content }, address });
const answer = ({ content }: Code, agrees = true, by = office.owner.claims) =>
  service.ask(by, 'POST /v1/admin/desktop/sign-ins/answer', { body: { content, agrees } });
const signedIn = async (): Promise<{ token: string; signInId: string }> => {
  const shown = await code();
  await read(shown);
  await answer(shown);
  const { session } = (await poll(shown)).reply;
  return { token: session?.token ?? '', signInId: shown.signInId };
};
const rulesWith = (token: string) => service.askWith(token, 'GET /v1/admin/rules');

test('scanned and agreed to, a desktop gets the owner’s session for 30 minutes', async () => {
  const shown = await code();
  expect((await poll(shown)).reply).toEqual({ state: 'WAITING', session: null });
  const seen = await read(shown);
  expect(seen.reply).toMatchObject({ browser: 'CHROME', system: 'WINDOWS', sameNetwork: true });
  expect((await poll(shown)).reply.state).toBe('SEEN');
  expect(outcome(await answer(shown))).toBe('200');
  const { state, session } = (await poll(shown)).reply;
  expect(state).toBe('SIGNED_IN');
  expect(session).toMatchObject({ isMember: false, staff: { role: 'owner' } });
  expect(outcome(await rulesWith(session?.token ?? ''))).toBe('200');
  pass(30 * minuteMs);
  expect(outcome(await rulesWith(session?.token ?? ''))).toBe('401 SESSION_EXPIRED');
});

test('a lost answer is fetched again: the same token, and never a second session', async () => {
  const shown = await code();
  await read(shown);
  await answer(shown);
  const first = (await poll(shown)).reply.session?.token;
  pass(20_000);
  expect((await poll(shown)).reply.session?.token).toBe(first);
  expect(outcome(await answer(shown))).toBe('200');
  expect((await office.ask('GET /v1/admin/desktop/sessions')).reply.items).toHaveLength(1);
  pass(3 * minuteMs);
  expect(outcome(await poll(shown))).toBe('409 QR_EXPIRED');
});

test('the code alone fetches nothing: the secret is the browser’s own, and the table holds neither', async () => {
  const shown = await code();
  const nonce = shown.content.split('.')[1] ?? '';
  for (const secret of [nonce, shown.content, shown.signInId, ''])
    expect(outcome(await poll({ signInId: shown.signInId, secret }))).toBe('404 NOT_FOUND');
  const key = { pk: partition(office.programme, 'DESK', shown.signInId), sk: 'SIGNIN' };
  const stored = await storedText(world, key);
  for (const told of [nonce, shown.secret, '203.0.113.7']) expect(stored).not.toContain(told);
});

test('a code lives a minute, is one owner’s, and is answered once', async () => {
  const stale = await code();
  pass(minuteMs);
  expect(outcome(await read(stale))).toBe('409 QR_EXPIRED');
  expect(outcome(await poll(stale))).toBe('409 QR_EXPIRED');

  const other = await hire(office.shop, 'other-owner', 'owner');
  const shown = await code();
  expect(outcome(await answer(shown)), 'unread').toBe('409 QR_USED');
  await read(shown);
  pass(minuteMs);
  expect(outcome(await read(shown)), 'the same owner looks again').toBe('200');
  expect(outcome(await read(shown, other.claims))).toBe('409 QR_USED');
  expect(outcome(await answer(shown, true, other.claims))).toBe('409 QR_USED');
  expect(outcome(await answer(shown, false))).toBe('200');
  expect((await poll(shown)).reply).toEqual({ state: 'REFUSED', session: null });
  expect(outcome(await answer(shown)), 'yes after no').toBe('409 QR_USED');
  expect((await office.ask('GET /v1/admin/desktop/sessions')).reply.items).toEqual([]);
});

test('an answer that comes after three minutes signs nobody in', async () => {
  const shown = await code();
  await read(shown);
  pass(3 * minuteMs);
  expect(outcome(await answer(shown))).toBe('409 QR_EXPIRED');
});

test('TH4 · a desktop elsewhere is told as such, and a code sent as a link is none', async () => {
  const shown = await code('198.51.100.9');
  expect((await read(shown)).reply.sameNetwork).toBe(false);
  const link = `https://zalo.me/s/${office.shop.miniAppId}/?q=${shown.content}`;
  expect(outcome(await read({ ...shown, content: link }))).toBe('422 QR_INVALID');
});

test('W03 · the code and the secret of one programme are none in another', async () => {
  const shown = await code();
  const foreign = await openOffice(world, service);
  expect(outcome(await read(shown, foreign.owner.claims))).toBe('422 QR_INVALID');
  expect(outcome(await poll(shown, foreign.shop.miniAppId))).toBe('404 NOT_FOUND');
});

test('a desktop session can neither sign in the next desktop nor do what customers do', async () => {
  const { token } = await signedIn();
  const next = await code();
  const body = { content: next.content };
  expect(outcome(await service.askWith(token, 'POST /v1/admin/desktop/sign-ins/read', { body }))).toBe('403 FORBIDDEN');
  await read(next);
  const yes = { body: { ...body, agrees: true } };
  expect(outcome(await service.askWith(token, 'POST /v1/admin/desktop/sign-ins/answer', yes))).toBe('403 FORBIDDEN');
  expect(outcome(await service.askWith(token, 'GET /v1/me'))).toBe('403 FORBIDDEN');
});

test('S03 · signed out from the phone, a desktop is out within 60 s', async () => {
  const { token, signInId } = await signedIn();
  expect(outcome(await rulesWith(token))).toBe('200');
  const { items } = (await office.ask('GET /v1/admin/desktop/sessions')).reply;
  expect(items).toMatchObject([{ sessionId: signInId, browser: 'CHROME', system: 'WINDOWS' }]);
  const end = () => office.ask('DELETE /v1/admin/desktop/sessions/{sessionId}', { params: { sessionId: signInId } });
  expect(outcome(await end())).toBe('200');
  expect(outcome(await end()), 'again').toBe('200');
  expect((await office.ask('GET /v1/admin/desktop/sessions')).reply.items).toEqual([]);
  pass(minuteMs);
  expect(outcome(await rulesWith(token))).toBe('401 SESSION_EXPIRED');
});

test('TH16 · one network asks for forty codes in ten minutes, and no more', async () => {
  world.setClock('2026-11-21T11:00:00+07:00');
  for (let asked = 0; asked < 40; asked++) await code();
  const body = { miniAppId: office.shop.miniAppId };
  const refused = await service.ask(null, 'POST /v1/desktop/sign-ins', { body, address: '203.0.113.7' });
  expect(refused.problem).toMatchObject({ code: 'TOO_MANY_TRIES', details: { minutes: 10 } });
  await code('198.51.100.9');
  pass(10 * minuteMs);
  await code();
});

test('a browser is named in a few words, whatever it says of itself', () => {
  expect(deviceOf(windows)).toEqual({ browser: 'CHROME', system: 'WINDOWS' });
  expect(deviceOf(windows.replace('Chrome/', 'coc_coc_browser/120 Chrome/')).browser).toBe('COC_COC');
  expect(deviceOf(`${windows} Edg/141.0`).browser).toBe('EDGE');
  const safari = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/17.0 Safari/605';
  expect(deviceOf(safari)).toEqual({ browser: 'SAFARI', system: 'MAC' });
  expect(deviceOf('<b>Máy của chủ shop</b>')).toEqual({ browser: 'OTHER', system: 'OTHER' });
});
