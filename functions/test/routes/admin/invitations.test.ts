import type { InvitationId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { partition } from '../../../src/ledger/keys.ts';
import { directGraph } from '../../../src/zalo/graph.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { hire, type Person, stranger, zaloAppSecret } from '../../shop.ts';
import { type FakeGraph, startFakeGraph } from '../../zalo/fake-graph.ts';
import { guardText, type Office, openOffice, outcome, storedText } from './office.ts';

let world: TestWorld;
let zalo: FakeGraph;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  zalo = await startFakeGraph(zaloAppSecret);
  service = serviceOf(world, directGraph(zalo.url));
});
beforeEach(async () => {
  office = await openOffice(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));
afterAll(() => zalo.close());

const invite = (change: object = {}, key = freshKey()) => {
  const branchIds = [office.shop.branches[0].branchId];
  return office.ask('POST /v1/admin/staff/invitations', {
    body: { label: 'Thu ngân ca sáng', role: 'cashier', branchIds, ...change },
    key,
  });
};
const accept = (who: Person, content: string, name = 'Lan') =>
  service.ask(who.claims, 'POST /v1/me/staff-invitations', { body: { content, name } });
const confirm = (invitationId: InvitationId) =>
  office.ask('POST /v1/admin/staff/invitations/{invitationId}/confirm', { params: { invitationId } });
const cancel = (invitationId: InvitationId) =>
  office.ask('DELETE /v1/admin/staff/invitations/{invitationId}', { params: { invitationId } });
const listed = async () => (await office.ask('GET /v1/admin/staff/invitations')).reply.items;

test('invited, opened in Zalo, confirmed by the owner: then the person works here', async () => {
  const { invitationId, content } = (await invite()).reply;
  const lan = stranger(office.shop, 'lan');
  expect(outcome(await confirm(invitationId))).toBe('409 INVITATION_CLOSED');
  expect(outcome(await accept(lan, content))).toBe('201');
  expect(await listed()).toMatchObject([{ invitationId, state: 'ACCEPTED', acceptedBy: 'Lan' }]);
  const signIn = () =>
    service.askWith(undefined, 'POST /v1/session', {
      body: { miniAppId: office.shop.miniAppId, accessToken: zalo.tokenFor('lan') },
    });
  expect((await signIn()).reply.staff).toBeNull();

  const hired = await confirm(invitationId);
  expect([hired.status, hired.reply]).toMatchObject([201, { name: 'Lan', role: 'cashier', active: true }]);
  const session = (await signIn()).reply;
  expect(session.staff).toMatchObject({ role: 'cashier', branches: [{ name: 'CN Nguyễn Huệ' }] });
  expect((await service.askWith(session.token, 'GET /v1/staff/me')).reply).toMatchObject({ name: 'Lan' });
});

test('confirming again answers the same person, and does not bring back who was dismissed since', async () => {
  const { invitationId, content } = (await invite()).reply;
  await accept(stranger(office.shop, 'lan'), content);
  const hired = await confirm(invitationId);
  world.setClock(instant(world.clock() + 60_000));
  expect((await confirm(invitationId)).text).toBe(hired.text);
  await office.ask('DELETE /v1/admin/staff/{staffId}', { params: { staffId: hired.reply.staffId } });
  expect((await confirm(invitationId)).reply).toMatchObject({ staffId: hired.reply.staffId, active: false });
  const staff = (await office.ask('GET /v1/admin/staff')).reply.items;
  expect(staff.find(({ name }) => name === 'Lan')?.active).toBe(false);
});

test('an invitation is one person’s: whoever comes second is too late', async () => {
  const { content } = (await invite()).reply;
  expect(outcome(await accept(stranger(office.shop, 'lan'), content))).toBe('201');
  expect(outcome(await accept(stranger(office.shop, 'mai'), content, 'Mai'))).toBe('409 INVITATION_CLOSED');
  expect(outcome(await accept(stranger(office.shop, 'lan'), content))).toBe('201');
  expect(await listed()).toMatchObject([{ acceptedBy: 'Lan' }]);
});

test('a cancelled invitation opens nothing, a confirmed one cannot be cancelled', async () => {
  const [gone, kept] = [(await invite()).reply, (await invite()).reply];
  expect([outcome(await cancel(gone.invitationId)), outcome(await cancel(gone.invitationId))]).toEqual(['200', '200']);
  expect(outcome(await accept(stranger(office.shop, 'lan'), gone.content))).toBe('409 INVITATION_CLOSED');
  expect(outcome(await confirm(gone.invitationId))).toBe('409 INVITATION_CLOSED');
  await accept(stranger(office.shop, 'lan'), kept.content);
  await confirm(kept.invitationId);
  expect(outcome(await cancel(kept.invitationId))).toBe('409 INVITATION_CLOSED');
});

test('after 72 hours an invitation is over, for who opens it and for who would confirm it', async () => {
  const [unopened, opened] = [(await invite()).reply, (await invite()).reply];
  await accept(stranger(office.shop, 'lan'), opened.content);
  world.setClock(instant(world.clock() + 72 * 3_600_000));
  expect(outcome(await accept(stranger(office.shop, 'mai'), unopened.content))).toBe('409 INVITATION_CLOSED');
  expect(outcome(await confirm(opened.invitationId))).toBe('409 INVITATION_CLOSED');
  expect((await listed()).map(({ state }) => state)).toEqual(['EXPIRED', 'EXPIRED']);
});

test('an invitation of another programme is not found here, and its QR is none', async () => {
  const { invitationId, content } = (await invite()).reply;
  const elsewhere = await openOffice(world, service);
  const params = { invitationId };
  const theirs = elsewhere.ask('POST /v1/admin/staff/invitations/{invitationId}/confirm', { params });
  expect(outcome(await theirs)).toBe('404 NOT_FOUND');
  const cancelled = elsewhere.ask('DELETE /v1/admin/staff/invitations/{invitationId}', { params });
  expect(outcome(await cancelled)).toBe('404 NOT_FOUND');
  expect(outcome(await accept(stranger(elsewhere.shop, 'lan'), content))).toBe('422 QR_INVALID');
  const bare = new URL(content).searchParams.get('q') ?? '';
  expect(outcome(await accept(stranger(elsewhere.shop, 'lan'), bare))).toBe('422 QR_INVALID');
  expect(await listed()).toMatchObject([{ state: 'OPEN' }]);
});

test('the same request makes one invitation, answered the same even after it was opened', async () => {
  const key = freshKey();
  const first = await invite({}, key);
  await accept(stranger(office.shop, 'lan'), first.reply.content);
  const again = await invite({}, key);
  expect([again.text, again.headers['idempotent-replay']]).toEqual([first.text, 'true']);
  expect(outcome(await invite({ role: 'owner', branchIds: [] }, key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
  expect(await listed()).toHaveLength(1);
});

test('neither the invitation nor what is remembered of its request opens it', async () => {
  const key = freshKey();
  const { invitationId, content } = (await invite({}, key)).reply;
  const token = new URL(content).searchParams.get('q') ?? '';
  const seal = token.split('.').at(-1) ?? '';
  const record = await storedText(world, { pk: partition(office.programme, 'INVITE'), sk: invitationId });
  for (const text of [await guardText(office, key), record]) {
    expect(text).toContain(invitationId);
    expect(text).not.toContain(seal);
  }
  const forged = content.replace(seal, `${seal.slice(0, -2)}AA`);
  expect(outcome(await accept(stranger(office.shop, 'lan'), forged))).toBe('422 QR_INVALID');
});

test('who is invited works somewhere: a cashier without a branch, or at a foreign one, is refused', async () => {
  const elsewhere = await openOffice(world, service);
  for (const branchIds of [[], [elsewhere.shop.branches[0].branchId]]) {
    const refused = await invite({ branchIds });
    expect([outcome(refused), Object.keys(refused.problem.fields ?? {})]).toEqual([
      '400 INVALID_REQUEST',
      ['branchIds'],
    ]);
  }
  expect(outcome(await invite({ role: 'owner', branchIds: [] }))).toBe('201');
  expect(outcome(await invite({ label: '' }))).toBe('400 INVALID_REQUEST');
});

test('the only owner who takes a cashier’s invitation stays owner', async () => {
  const { invitationId, content } = (await invite()).reply;
  await accept(office.owner, content, 'Thu');
  expect(outcome(await confirm(invitationId))).toBe('409 LAST_OWNER');
  expect(outcome(await office.ask('GET /v1/admin/staff'))).toBe('200');
});

test('invitations are listed newest first, page by page', async () => {
  for (const label of ['một', 'hai', 'ba']) {
    world.setClock(instant(world.clock() + 1_000));
    await invite({ label });
  }
  const first = (await office.ask('GET /v1/admin/staff/invitations', { query: { limit: '2' } })).reply;
  const query = { limit: '2', cursor: first.next ?? '' };
  const rest = (await office.ask('GET /v1/admin/staff/invitations', { query })).reply;
  expect([...first.items, ...rest.items].map(({ label }) => label)).toEqual(['ba', 'hai', 'một']);
});

test('a member of staff who joins by invitation again gets the new role', async () => {
  const [branch] = office.shop.branches;
  const tu = await hire(office.shop, 'tú', 'cashier', [branch.branchId]);
  const { invitationId, content } = (await invite({ role: 'manager' })).reply;
  await accept(tu, content, 'Tú');
  expect((await confirm(invitationId)).reply).toMatchObject({ staffId: tu.staff.staffId, role: 'manager' });
});
