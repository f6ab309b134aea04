import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture/fixture-stack.ts';

let stack: FixtureStack;
beforeAll(async () => {
  stack = await startFixtureStack();
});
afterAll(() => stack.stop());

const get = (path: string, init?: RequestInit) => fetch(stack.apiUrl + path, init);

describe('routes', () => {
  it.each([
    ['GET', '/v1/items/special', 'GET /v1/items/special'],
    ['GET', '/v1/items/7', 'GET /v1/items/{id}'],
    ['DELETE', '/v1/items/7', 'ANY /v1/items/{id}'],
    ['GET', '/v1/items/7/more', 'GET /v1/{rest+}'],
  ])('%s %s is answered by %s', async (method, path, routeKey) => {
    expect(await stack.json(path, { method })).toMatchObject({
      routeKey,
      requestContext: { routeKey, stage: '$default' },
    });
  });

  it.each(['/nothing', '/v1', '/v1/items/'])('%s is a 404 of the gateway where no route takes it', async (path) => {
    const answer = await get(path, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
  });
});

describe('the event', () => {
  it('holds decoded path parameters, joined repeats and lower-case headers', async () => {
    const seen = await stack.json('/v1/items/c%C3%A0%20ph%C3%AA?a=1&b=2&a=3', { headers: { 'X-Shop': 'Q1' } });
    expect(seen).toMatchObject({
      version: '2.0',
      rawQueryString: 'a=1&b=2&a=3',
      queryStringParameters: { a: '1,3', b: '2' },
      pathParameters: { id: 'cà phê' },
      headers: { 'x-shop': 'Q1' },
      isBase64Encoded: false,
    });
  });

  it('leaves out what is empty', async () => {
    const seen = await stack.json('/v1/items/special');
    for (const absent of ['cookies', 'body', 'pathParameters', 'queryStringParameters']) {
      expect(seen).not.toHaveProperty(absent);
    }
  });

  it('lists cookies apart from the headers', async () => {
    const seen = await stack.json('/v1/items/7', { headers: { cookie: 'a=1; b=2' } });
    expect(seen.cookies).toEqual(['a=1', 'b=2']);
    expect(seen.headers).not.toHaveProperty('cookie');
  });

  it('carries text as it is and everything else in base64', async () => {
    const post = (type: string) =>
      stack.json('/v1/echo', { method: 'POST', body: '{"tên":1}', headers: { 'content-type': type } });
    expect(await post('application/json')).toMatchObject({ body: '{"tên":1}', isBase64Encoded: false });
    const binary = await post('application/octet-stream');
    expect(binary.isBase64Encoded).toBe(true);
    expect(Buffer.from(binary.body, 'base64').toString()).toBe('{"tên":1}');
  });

  it('refuses a body over 10 MB with 413', async () => {
    const answer = await get('/v1/echo', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1, 97) });
    expect(answer.status).toBe(413);
  });
});

describe('the answer', () => {
  const answered = (answer: unknown) => stack.probeRaw({ do: 'answer', answer });

  it('passes status, headers and cookies on', async () => {
    const answer = await answered({
      statusCode: 201,
      headers: { 'X-Kind': 'new', 'Content-Type': 'text/csv' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('xin chào').toString('base64'),
      isBase64Encoded: true,
    });
    expect([answer.status, answer.headers.get('x-kind'), answer.headers.get('content-type')]).toEqual([
      201,
      'new',
      'text/csv',
    ]);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answer.text()).toBe('xin chào');
  });

  it('makes a 200 in JSON of a value without a status', async () => {
    const answer = await answered({ points: 8 });
    expect([answer.status, await answer.json()]).toEqual([200, { points: 8 }]);
  });

  it.each([
    { statusCode: 'soon' },
    { statusCode: 200, body: { not: 'text' } },
    { statusCode: 200, headers: { a: {} } },
  ])('is a 500 of the gateway when malformed: %j', async (malformed) => {
    const answer = await answered(malformed);
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('adds no CORS of its own', async () => {
    const answer = await get('/v1/items/7', { headers: { origin: 'https://h5.zdn.vn' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
