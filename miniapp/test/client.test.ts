import type { Session } from '@quaylai/shared/api/customer/session';
import { describe, expect, test } from 'vitest';
import { client } from '../src/api/client.ts';
import { idempotencyKeys } from '../src/api/idempotency-keys.ts';
import { sessionKeeper } from '../src/api/session.ts';
import type { Reply, Wire } from '../src/api/transport.ts';
import { answered, refused } from '../src/zalo/answer.ts';

const problem = (status: number, code: 'SESSION_EXPIRED' | 'BUSY' | 'OUT_OF_STOCK' | 'INTERNAL'): Reply => ({
  kind: 'refused',
  status,
  problem: { code, message: 'câu tiếng Việt', requestId: 'r-1' },
});
const done: Reply = { kind: 'done', value: { fine: true } };
const silent: Reply = { kind: 'silent' };
const redeem = { body: { rewardId: 'r1', branchId: null } };

/** A client over a scripted wire; every sign-in succeeds unless Zalo is away. */
function setUp(script: Reply[], zalo = answered('zalo-token'), isOnline = true) {
  const sent: Wire[] = [];
  let signIns = 0;
  let made = 0;
  const session: Session = {
    token: '',
    expiresAt: new Date(30 * 60 * 1000).toISOString(),
    programme: { name: 'Quán', unitName: 'điểm', brandColour: '#0E6B4F', miniAppId: '1' },
    isMember: true,
    staff: null,
  } as unknown as Session;
  const transport = async (wire: Wire): Promise<Reply> => {
    if (wire.url.endsWith('/v1/session')) return { kind: 'done', value: { ...session, token: `token-${++signIns}` } };
    sent.push(wire);
    return script.shift() ?? silent;
  };
  const call = client({
    apiUrl: 'https://api.test',
    transport,
    session: sessionKeeper({
      transport,
      apiUrl: 'https://api.test',
      miniAppId: () => '1',
      accessToken: async () => zalo,
      isOnline: () => isOnline,
      now: () => 0,
      onSession: () => undefined,
    }),
    keys: idempotencyKeys(
      { read: () => null, write: () => undefined },
      () => 0,
      () => `key-${++made}`,
    ),
    wait: async () => undefined,
    random: () => 0.5,
  });
  return { call, sent, keysSent: () => sent.map((wire) => wire.headers['idempotency-key']) };
}

describe('the client', () => {
  test('fills the address from the route key', async () => {
    const { call, sent } = setUp([done]);
    await call('GET /v1/me/entries/{seq}/explain', { params: { seq: '12' } });
    expect(sent[0]).toMatchObject({ method: 'GET', url: 'https://api.test/v1/me/entries/12/explain', body: undefined });
  });

  test('repeats an unanswered request under one key, also when the person presses again', async () => {
    const { call, keysSent } = setUp([silent, silent, silent, done]);
    expect(await call('POST /v1/me/redemptions', redeem)).toEqual({ ok: false, failure: { kind: 'offline' } });
    expect((await call('POST /v1/me/redemptions', redeem)).ok).toBe(true);
    expect(keysSent()).toEqual(['key-1', 'key-1', 'key-1', 'key-1']);
  });

  test('a refusal frees the key: the next tap is a new request', async () => {
    const { call, keysSent } = setUp([problem(409, 'OUT_OF_STOCK'), done]);
    await call('POST /v1/me/redemptions', redeem);
    await call('POST /v1/me/redemptions', redeem);
    expect(keysSent()).toEqual(['key-1', 'key-2']);
  });

  test('two requests that find the session expired sign in once', async () => {
    const expired = problem(401, 'SESSION_EXPIRED');
    const { call, sent } = setUp([expired, expired, done, done]);
    await Promise.all([call('GET /v1/me', {}), call('GET /v1/me/spend-requests', {})]);
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
  });

  test('a broken server may have done the work, so its answer keeps the key', async () => {
    const { call, keysSent } = setUp([problem(500, 'INTERNAL'), done]);
    await call('POST /v1/me/redemptions', redeem);
    await call('POST /v1/me/redemptions', redeem);
    expect(keysSent()).toEqual(['key-1', 'key-1']);
  });

  test('a busy account is tried again', async () => {
    const { call, sent } = setUp([problem(429, 'BUSY'), done]);
    expect((await call('POST /v1/me/redemptions', redeem)).ok).toBe(true);
    expect(sent).toHaveLength(2);
  });

  test('an expired session is renewed once, unseen, under the same key', async () => {
    const { call, sent, keysSent } = setUp([problem(401, 'SESSION_EXPIRED'), done]);
    expect((await call('POST /v1/me/redemptions', redeem)).ok).toBe(true);
    expect(sent.map((wire) => wire.headers['authorization'])).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(keysSent()).toEqual(['key-1', 'key-1']);
  });

  test('a server that keeps refusing the session is told to the person', async () => {
    const { call, sent } = setUp([problem(401, 'SESSION_EXPIRED'), problem(401, 'SESSION_EXPIRED')]);
    const answer = await call('GET /v1/me', {});
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'problem', problem: { code: 'SESSION_EXPIRED' } } });
    expect(sent).toHaveLength(2);
  });

  test('without Zalo nothing is sent', async () => {
    const { call, sent } = setUp([], refused('outside-zalo') as never);
    expect(await call('GET /v1/me', {})).toEqual({ ok: false, failure: { kind: 'zalo', zalo: 'outside-zalo' } });
    expect(sent).toHaveLength(0);
  });

  test('a phone without a network hears of the network, not of Zalo, which needs one too', async () => {
    const { call } = setUp([], refused('timeout') as never, false);
    expect(await call('GET /v1/me', {})).toEqual({ ok: false, failure: { kind: 'offline' } });
  });
});
