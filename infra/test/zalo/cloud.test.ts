import { createHash, createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createZaloCloud, type ZaloCloud } from '../../local/zalo/cloud.ts';
import type { CloudRequest } from '../../local/zalo/cloud-request.ts';

const shop = { zaloAppId: '1001', secret: 'shop-secret', miniAppIds: ['2001'], name: 'Cà phê Quay Lại', oaId: '3001' };
const other = { zaloAppId: '1009', secret: 'other-secret', miniAppIds: ['2009'] };
const lan = { userId: '500', name: 'Nguyễn Thị Lan', phone: '0901234567', avatar: 'https://example.vn/lan.png' };

let cloud: ZaloCloud;
let nowMs = Date.parse('2026-11-21T09:00:00Z');

const ask = async (request: Partial<CloudRequest> & Pick<CloudRequest, 'host' | 'path'>, query = '') => {
  const reply = await cloud.handle({
    method: 'GET',
    headers: {},
    body: '',
    query: new URLSearchParams(query),
    ...request,
  });
  if (reply === 'reset') throw new Error('reset');
  return reply.body as Record<string, unknown>;
};
const proof = (token: string, secret = shop.secret) => createHmac('sha256', secret).update(token).digest('hex');
const me = (token: string, appsecret_proof = proof(token)) =>
  ask({ host: 'graph', path: '/v2.0/me', headers: { access_token: token, appsecret_proof } }, 'fields=id,name,picture');
const info = (token: string, code: string, secret_key = shop.secret) =>
  ask({ host: 'graph', path: '/v2.0/me/info', headers: { access_token: token, code, secret_key } });
const post = (host: CloudRequest['host'], path: string, body: string, headers: Record<string, string> = {}) =>
  ask({ host, path, method: 'POST', body, headers });

beforeEach(() => {
  nowMs = Date.parse('2026-11-21T09:00:00Z');
  cloud = createZaloCloud({ apps: [shop, other], now: () => nowMs });
  cloud.person(lan);
});

describe('who is signing in', () => {
  test('a token with the right proof names the person by id alone until they agree', async () => {
    const token = cloud.tokenFor('500');
    expect(await me(token)).toEqual({ error: 0, message: 'Success', id: '500' });
    cloud.grant('500', ['scope.userInfo']);
    expect(await me(token)).toMatchObject({ name: 'Nguyễn Thị Lan', picture: { data: { url: lan.avatar } } });
  });

  test('a missing or wrong proof is refused with -242', async () => {
    const token = cloud.tokenFor('500');
    expect(await me(token, 'ff')).toMatchObject({ error: -242 });
    expect(await ask({ host: 'graph', path: '/v2.0/me', headers: { access_token: token } })).toMatchObject({
      error: -242,
    });
  });

  test('a token of another Zalo App fails the proof, and knows the person by another id', async () => {
    const foreign = cloud.tokenFor('500', { appId: '2009' });
    expect(await me(foreign)).toMatchObject({ error: -242 });
    const theirs = await me(foreign, proof(foreign, other.secret));
    expect(theirs['id']).toBe(cloud.idFor('500', { appId: '1009' }));
    expect(theirs['id']).not.toBe('500');
  });

  test('forged, expired and unknown tokens are no session', async () => {
    const token = cloud.tokenFor('500');
    expect(await me(`${token.slice(0, -2)}xx`)).toMatchObject({ error: 452 });
    expect(await me(cloud.tokenFor('nobody'))).toMatchObject({ error: 452 });
    nowMs += 3_600_001;
    expect(await me(token)).toMatchObject({ error: 452 });
  });
});

describe('phone exchange', () => {
  test('a phone code works once and answers 84 and nine digits', async () => {
    const token = cloud.tokenFor('500');
    const code = cloud.phoneTokenFor('500');
    expect(await info(token, code)).toEqual({ data: { number: '84901234567' }, error: 0, message: 'Success' });
    expect(await info(token, code)).toMatchObject({ error: -201 });
  });

  test('a phone code is worthless after two minutes, with another person or another secret', async () => {
    cloud.person({ userId: '501', name: 'Trần Văn Bình', phone: '0907654321' });
    expect(await info(cloud.tokenFor('501'), cloud.phoneTokenFor('500'))).toMatchObject({ error: -201 });
    expect(await info(cloud.tokenFor('500'), cloud.phoneTokenFor('500'), 'guess')).toMatchObject({ error: -242 });
    const late = cloud.phoneTokenFor('500');
    nowMs += 120_001;
    expect(await info(cloud.tokenFor('500'), late)).toMatchObject({ error: -201 });
  });
});

describe('OAuth', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

  test('an OA refresh token rotates: the old one is dead, the new one works', async () => {
    const first = cloud.oaTokensFor();
    const refresh = (token: string) =>
      post(
        'oauth',
        '/v4/oa/access_token',
        form({ app_id: '1001', grant_type: 'refresh_token', refresh_token: token }),
        {
          secret_key: shop.secret,
        },
      );
    const second = await refresh(first.refresh_token);
    expect(second).toMatchObject({ expires_in: '90000' });
    expect(await refresh(first.refresh_token)).toMatchObject({ error: -14003 });
    expect(await refresh(second['refresh_token'] as string)).toHaveProperty('access_token');
  });

  test('the OA consent page sends back a code that works with its PKCE verifier and no other', async () => {
    const code_challenge = createHash('sha256').update('verifier').digest('base64url');
    const consent = { app_id: '1001', redirect_uri: 'https://shop.example/zalo', state: 's1', code_challenge };
    const exchange = async (code_verifier: string) => {
      const reply = await cloud.handle({
        host: 'oauth',
        method: 'GET',
        path: '/v4/oa/permission',
        query: new URLSearchParams(consent),
        headers: {},
        body: '',
      });
      if (reply === 'reset') throw new Error('reset');
      const back = new URL(reply.headers?.['location'] ?? '');
      expect(back.searchParams.get('state')).toBe('s1');
      const code = back.searchParams.get('code') ?? '';
      const fields = { app_id: '1001', grant_type: 'authorization_code', code, code_verifier };
      return post('oauth', '/v4/oa/access_token', form(fields), { secret_key: shop.secret });
    };
    expect(await exchange('wrong')).toMatchObject({ error: -14003 });
    expect(await exchange('verifier')).toMatchObject({ expires_in: '90000' });
  });

  test("the SDK's login code becomes an access token that Graph accepts", async () => {
    const { code } = cloud.loginFor('500', { appId: '2001' });
    const pair = await post(
      'h5',
      '/openapi/access_token',
      form({ app_id: '2001', code, grant_type: 'authorization_code' }),
    );
    expect(await me(pair['access_token'] as string)).toMatchObject({ id: '500' });
  });
});

describe('messages', () => {
  const template = { phone: '84901234567', template_id: '77', template_data: { points: '35' }, tracking_id: 't1' };

  test('what an OA sends is recorded as sent', async () => {
    const { access_token } = cloud.oaTokensFor();
    await post('business', '/message/template', JSON.stringify(template), { access_token });
    const message = { recipient: { user_id: '7' }, message: { text: 'Bạn có 35 điểm' } };
    await post('openapi', '/v3.0/oa/message/cs', JSON.stringify(message), { access_token });
    expect(cloud.sent()).toMatchObject([
      { channel: 'zbs-phone', to: '84901234567', type: '77', at: '2026-11-21T09:00:00.000Z' },
      { channel: 'oa', to: '7', type: 'cs', body: { text: 'Bạn có 35 điểm' } },
    ]);
  });

  test('bad tokens, phones and empty data are refused and nothing is sent', async () => {
    const { access_token } = cloud.oaTokensFor();
    const send = (body: object, token = access_token) =>
      post('business', '/message/template', JSON.stringify(body), { access_token: token });
    expect(await send(template, 'x')).toMatchObject({ error: -124 });
    expect(await send({ ...template, phone: '0901234567' })).toMatchObject({ error: -108 });
    expect(await send({ ...template, template_data: {} })).toMatchObject({ error: -111 });
    expect(cloud.sent()).toEqual([]);
  });
});

test('a shop whose clock is moved stamps its messages by it, and nobody is signed out', async () => {
  let shopNow = nowMs;
  cloud = createZaloCloud({ apps: [shop, other], now: () => nowMs, shopNow: () => shopNow });
  cloud.person(lan);
  const token = cloud.tokenFor('500');
  const { access_token } = cloud.oaTokensFor();
  shopNow = Date.parse('2027-03-01T02:00:00Z');
  expect(await me(token)).toMatchObject({ id: '500' });
  const message = { recipient: { user_id: '7' }, message: { text: 'Chúc mừng sinh nhật' } };
  await post('openapi', '/v3.0/oa/message/cs', JSON.stringify(message), { access_token });
  expect(cloud.sent()).toMatchObject([{ at: '2027-03-01T02:00:00.000Z' }]);
});

describe('failures', () => {
  test.each([
    ['ip-outside-vietnam', -501],
    ['expired-token', 452],
    ['foreign-app', -242],
    ['invalid-proof', -242],
    ['http-500', -100],
  ] as const)('%s answers the server %i and leaves the SDK alone', async (kind, error) => {
    cloud.fail(kind);
    const token = cloud.tokenFor('500');
    expect(await me(token)).toMatchObject({ error });
    const bySdk = await ask({ host: 'graph', path: '/v2.0/me', headers: { access_token: token } }, 'miniapp_id=2001');
    expect(bySdk).toMatchObject({ error: 0, id: '500' });
    cloud.fail(null);
    expect(await me(token)).toMatchObject({ error: 0 });
  });

  test('a failure for one call is over with the next, and down breaks the connection', async () => {
    cloud.fail('down', { times: 1 });
    const token = cloud.tokenFor('500');
    await expect(me(token)).rejects.toThrow('reset');
    expect(await me(token)).toMatchObject({ error: 0 });
  });

  test('slow delays the answer and then gives it', async () => {
    cloud.fail('slow', { delayMs: 40 });
    const started = performance.now();
    expect(await me(cloud.tokenFor('500'))).toMatchObject({ error: 0 });
    expect(performance.now() - started).toBeGreaterThan(35);
  });
});
