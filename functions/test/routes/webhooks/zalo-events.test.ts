import { beforeAll, describe, expect, test } from 'vitest';
import { takeMessage } from '../../../src/inbox/take.ts';
import { readOwnAccount } from '../../../src/ledger/read.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { addZaloKey, keepNewestZaloKey } from '../../../src/operator/zalo-key.ts';
import { listConsents } from '../../../src/records/consents.ts';
import { memberOfPerson } from '../../../src/records/members.ts';
import { signLikeZalo } from '../../../src/zalo/event-signature.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { faultyTable, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { permittedTable } from '../../permitted-table.ts';
import { buy, join, must, openShop, type Shop } from '../../shop.ts';

const route = 'POST /v1/zalo/{miniAppId}/events';
const apiKey = 'mini-app-api-key';

let world: TestWorld;
let service: Service;
let shop: Shop;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
  must(await addZaloKey(world, shop.programme.id, apiKey));
});

const revocation = (userId: string, at = world.clock()) => ({
  event: 'user.revoke.consent',
  appId: shop.miniAppId,
  userId,
  timestamp: at,
});

async function tell(event: Readonly<Record<string, unknown>>, key = apiKey, miniAppId = shop.miniAppId) {
  const headers = { 'x-zevent-signature': signLikeZalo(event, key) };
  return service.ask(null, route, { params: { miniAppId }, body: event, headers });
}

/** Everything that waits is worked on, as the function behind the queue does it. */
async function work() {
  const outcomes = [];
  for (const message of service.queued.splice(0)) {
    const registry = { ...world, table: permittedTable(world.table, 'inbox') };
    outcomes.push(await takeMessage(registry, message));
  }
  return outcomes;
}

describe('what Zalo tells of a Mini App', () => {
  test('the signature is as Zalo documents it: the values by name, then the key', () => {
    // SHA-256 of "77" + "user.revoke.consent" + "1700000000000" + "u1" + "key"
    const event = { event: 'user.revoke.consent', appId: '77', userId: 'u1', timestamp: 1_700_000_000_000 };
    expect(signLikeZalo(event, 'key')).toBe('b256a4d79f0da34b62e8291ef852b67f810021dcc1363e362a238006d765ca8f');
  });

  test('TH11 · is believed only with a key of that Mini App over what it says', async () => {
    const event = revocation('nobody');
    const signature = signLikeZalo(event, apiKey);
    const ask = (body: unknown, header: string | undefined, miniAppId = shop.miniAppId) =>
      service.ask(null, route, {
        params: { miniAppId },
        body,
        headers: header === undefined ? {} : { 'x-zevent-signature': header },
      });
    for (const [body, header, miniAppId] of [
      [event, undefined],
      [event, 'x'],
      [event, signLikeZalo(event, 'another key')],
      [{ ...event, userId: 'somebody else' }, signature],
      [{ ...event, timestamp: event.timestamp + 1 }, signature],
      [[event], signature],
      ['{', signature],
      [event, signature, '404'],
      [event, signature, (await openShop(world)).miniAppId],
    ] as const) {
      const answer = await ask(body, header, miniAppId);
      expect(`${answer.status} ${answer.problem.code}`).toBe('401 BAD_SIGNATURE');
    }
    expect(service.queued).toEqual([]);
    expect((await ask(event, signature)).status).toBe(200);
    expect(service.queued.splice(0)).toHaveLength(1);
  });

  test('A04 · who takes back their consent is withdrawn everywhere and erased, and the chain still proves itself', async () => {
    const an = await join(shop, 'zalo-an', 'Nguyễn Văn An');
    await buy(shop, an.member, 500_000);
    const consent = { purpose: 'MARKETING', textVersion: 'v1', granted: true };
    await service.ask(an.claims, 'POST /v1/me/consents', { key: freshKey(), body: consent });

    world.setClock('2026-11-21T09:30:00+07:00');
    expect((await tell(revocation('zalo-an'))).status).toBe(200);
    // Taken in only: Zalo has its answer, and the queue knows no Zalo id.
    expect(await memberOfPerson(world.table, shop.programme, an.hash)).toBe(an.member);
    expect(JSON.stringify(service.queued)).not.toContain('zalo-an');

    expect(await work()).toEqual(['ERASED']);
    const { closed, account } = (await readOwnAccount(world.table, shop.programme, an.member)) ?? {};
    expect([closed, account?.lots]).toEqual([{ kind: 'ERASED' }, []]);
    expect(await memberOfPerson(world.table, shop.programme, an.hash)).toBeNull();
    const [last] = await listConsents(world.table, shop.programme, an.member);
    expect(last).toMatchObject({ purpose: 'MARKETING', granted: false, channel: 'ZALO' });
    expect((await verifyMember(world.table, shop.programme, an.member))?.fault).toBeNull();
  });

  test('TH11 · sent again, late or by somebody who kept it, it leaves alone who joined since', async () => {
    const first = await join(shop, 'zalo-binh');
    const event = revocation('zalo-binh');
    await tell(event);
    await tell(event);
    expect(await work()).toEqual(['ERASED', 'DONE_BEFORE']);

    world.setClock('2026-11-21T10:00:00+07:00');
    const again = await join(shop, 'zalo-binh');
    expect(again.member).not.toBe(first.member);
    await tell(event);
    await tell(revocation('zalo-binh', event.timestamp));
    await tell({ ...event, timestamp: event.timestamp + 1 });
    expect(await work()).toEqual(['DONE_BEFORE', 'DONE_BEFORE', 'JOINED_SINCE']);
    expect(await memberOfPerson(world.table, shop.programme, again.hash)).toBe(again.member);
    await tell(revocation('zalo-binh'));
    expect(await work()).toEqual(['ERASED']);
  });

  test('about nobody we know, or about something else, it is taken in and changes nothing', async () => {
    await tell(revocation('never-seen'));
    await tell({ event: 'versions.review.done', appId: shop.miniAppId, versionId: 7, detail: { status: 'ok' } });
    expect(await work()).toEqual(['NOBODY', 'NOT_OURS']);
  });

  test('TH11 · two keys are believed while they change', async () => {
    must(await addZaloKey(world, shop.programme.id, 'next-key'));
    expect((await tell(revocation('x1'))).status).toBe(200);
    expect((await tell(revocation('x1'), 'next-key')).status).toBe(200);
    must(await keepNewestZaloKey(world, shop.programme.id));
    expect((await tell(revocation('x1'))).status).toBe(401);
    expect((await tell(revocation('x1'), 'next-key')).status).toBe(200);
    service.queued.splice(0);
    expect((await keepNewestZaloKey(world, (await openShop(world)).programme.id)).ok).toBe(false);
  });

  test('a message that cannot be worked on yet comes again', async () => {
    const an = await join(shop, 'zalo-chi');
    await tell(revocation('zalo-chi', world.clock()), 'next-key');
    const [message] = service.queued.splice(0);
    if (message === undefined) throw new Error('nothing was taken in');
    const transact = async () => ({ kind: 'CONTENDED' }) as const;
    const registry = { ...world, table: faultyTable(world.table, { transact }), deadline: world.clock() };
    await expect(takeMessage(registry, message)).rejects.toThrow();
    expect(await takeMessage(world, message)).toBe('ERASED');
    expect(await memberOfPerson(world.table, shop.programme, an.hash)).toBeNull();
  });
});
