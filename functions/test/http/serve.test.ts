import { customerRoutes } from '@quaylai/shared/api/customer-routes';
import type { MemberId, PersonHash, ProgrammeId } from '@quaylai/shared/words/ids';
import { ok, refuse } from '@quaylai/shared/words/result';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import { miniAppOrigins } from '../../src/http/cors.ts';
import type { Caller, Envelope, HandlersOf } from '../../src/http/handler.ts';
import type { RequestLine } from '../../src/http/journal.ts';
import type { Prove } from '../../src/http/prove.ts';
import { type InRequest, serve } from '../../src/http/serve.ts';
import { provenProgramme } from '../../src/ledger/programme.ts';
import { type Asked, eventFor, invocation } from '../events.ts';

const table = {
  'GET /v1/me/entries': customerRoutes['GET /v1/me/entries'],
  'POST /v1/me/consents': customerRoutes['POST /v1/me/consents'],
  'POST /v1/me/qr': customerRoutes['POST /v1/me/qr'],
  'GET /v1/me/redemptions/{redemptionId}': customerRoutes['GET /v1/me/redemptions/{redemptionId}'],
};
type Table = typeof table;
type Handlers = HandlersOf<Table, InRequest<object>>;

const caller: Caller = {
  programme: provenProgramme('quay-lai' as ProgrammeId, 'SESSION'),
  person: 'person' as PersonHash,
  member: 'member' as MemberId,
  staff: null,
  integration: null,
};
const consent = { purpose: 'MARKETING', textVersion: 'v1', granted: true };
const given = { purpose: 'MARKETING', textVersion: 'v1', granted: true, at: '2026-11-21T02:00:00Z' } as const;

function served(handlers: Partial<Handlers> = {}, prove: Prove<object> = async () => ok(caller)) {
  const lines: RequestLine[] = [];
  const bugs: unknown[] = [];
  const asked: (Envelope & { body: unknown; query: unknown })[] = [];
  const handler = serve<Table, object>({
    routes: table,
    prove,
    build: async () => ({}),
    serving: {
      clock: () => instant(1_000),
      origins: miniAppOrigins,
      journal: { request: (line) => lines.push(line), bug: (error) => bugs.push(error) },
      spent: () => ({ read: 2, write: 6 }),
    },
    handlers: {
      'GET /v1/me/entries': async (request) => {
        asked.push(request);
        return ok({ reply: { items: [], next: null } });
      },
      'POST /v1/me/consents': async (request) => {
        asked.push(request);
        return ok({ reply: given });
      },
      'POST /v1/me/qr': async () => ok({ reply: { content: 'qr', expiresAt: '2026-11-21T02:00:00Z' } }),
      'GET /v1/me/redemptions/{redemptionId}': async () => refuse({ code: 'NOT_FOUND' }),
      ...handlers,
    } as Handlers,
  });
  const ask = async (route: keyof Table, request: Asked = {}) => {
    const reply = await handler(eventFor(route, request), invocation);
    return { ...reply, json: JSON.parse(reply.body) };
  };
  return { handler, ask, lines, bugs, asked };
}

const key = 'a-key-of-mine';

test('a good request answers its status, private and typed', async () => {
  const { ask, lines } = served();
  const reply = await ask('POST /v1/me/consents', { key, body: consent });
  expect(reply.statusCode).toBe(201);
  expect(reply.json).toEqual(given);
  expect(reply.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': 'https://h5.zdn.vn',
    vary: 'Origin',
  });
  expect(lines).toEqual([
    {
      requestId: expect.any(String),
      route: 'POST /v1/me/consents',
      status: 201,
      outcome: 'OK',
      durationMs: 0,
      programme: 'quay-lai',
      readUnits: 2,
      writeUnits: 6,
    },
  ]);
});

test('a replayed answer says so in a header', async () => {
  const { ask } = served({ 'POST /v1/me/consents': async () => ok({ reply: given, replayed: true }) });
  const reply = await ask('POST /v1/me/consents', { key, body: consent });
  expect(reply.headers['idempotent-replay']).toBe('true');
});

test('unknown fields are refused by name, in the body and in the query', async () => {
  const { ask } = served();
  const body = await ask('POST /v1/me/consents', { key, body: { ...consent, points: 999, role: 'owner' } });
  expect([body.statusCode, body.json.code]).toEqual([400, 'INVALID_REQUEST']);
  expect(Object.keys(body.json.fields)).toEqual(['points', 'role']);
  const query = await ask('GET /v1/me/entries', { query: { limit: '20', memberId: 'x' } });
  expect(Object.keys(query.json.fields)).toEqual(['memberId']);
  const none = await ask('POST /v1/me/qr', { query: 'a=1' });
  expect(Object.keys(none.json.fields)).toEqual(['a']);
  const proto = await ask('POST /v1/me/consents', {
    key,
    body: '{"__proto__":{"granted":true},"purpose":"MARKETING"}',
  });
  expect(proto.statusCode).toBe(400);
});

test('a problem names its fields in Vietnamese and never repeats a value', async () => {
  const { ask } = served();
  const reply = await ask('POST /v1/me/consents', { key, body: { purpose: '0901234567', granted: 'yes' } });
  expect(reply.json.fields).toEqual({
    purpose: 'Giá trị không nằm trong các lựa chọn.',
    textVersion: 'Ô này cần được điền.',
    granted: 'Giá trị không đúng kiểu.',
  });
  expect(reply.body).not.toContain('0901234567');
  expect(reply.json.requestId).toMatch(/^request-/);
});

test('a body of 16 KB passes the limit, one byte more is refused before it is parsed', async () => {
  const { ask } = served();
  const room = 16 * 1024 - JSON.stringify({ ...consent, textVersion: '' }).length;
  const full = await ask('POST /v1/me/consents', { key, body: { ...consent, textVersion: 'x'.repeat(room) } });
  expect(full.json.fields).toHaveProperty('textVersion');
  const over = await ask('POST /v1/me/consents', { key, body: 'ệ'.repeat(6_000) });
  expect([over.statusCode, over.json.code, over.json.details]).toEqual([413, 'BODY_TOO_LARGE', { maxBytes: 16_384 }]);
  const base64 = Buffer.alloc(16 * 1024 + 1, 0x20).toString('base64');
  expect((await ask('POST /v1/me/consents', { key, body: base64, isBase64: true })).statusCode).toBe(413);
});

test('a base64 body is decoded; text that is no JSON, no UTF-8 or not called JSON is refused', async () => {
  const { ask } = served();
  const encoded = Buffer.from(JSON.stringify(consent)).toString('base64');
  expect((await ask('POST /v1/me/consents', { key, body: encoded, isBase64: true })).statusCode).toBe(201);
  for (const body of ['{"purpose":', 'null', '[]', '""', '{"purpose":"MARKETING",}']) {
    expect((await ask('POST /v1/me/consents', { key, body })).json.code).toBe('INVALID_REQUEST');
  }
  const broken = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString('base64');
  expect((await ask('POST /v1/me/consents', { key, body: broken, isBase64: true })).json.fields).toHaveProperty('body');
  const form = await ask('POST /v1/me/consents', { key, body: consent, headers: { 'content-type': 'text/plain' } });
  expect(form.json.fields).toHaveProperty('Content-Type');
  expect((await ask('POST /v1/me/qr', { body: { memberId: 'x' } })).json.fields).toHaveProperty('body');
  expect((await ask('POST /v1/me/qr', { body: {} })).statusCode).toBe(200);
});

test('a page of 50 is the largest, and a parameter counts once', async () => {
  const { ask, asked } = served();
  expect((await ask('GET /v1/me/entries', { query: { limit: '50' } })).statusCode).toBe(200);
  expect(asked[0]?.query).toEqual({ limit: 50 });
  for (const limit of ['51', '0', '-1', '1e1', '5,6', '']) {
    expect((await ask('GET /v1/me/entries', { query: { limit } })).statusCode, limit).toBe(400);
  }
  expect((await ask('GET /v1/me/entries', { query: 'limit=5&limit=6' })).json.fields).toHaveProperty('limit');
});

test('a route that asks for an idempotency key gets one, well formed', async () => {
  const { ask } = served();
  expect((await ask('POST /v1/me/consents', { body: consent })).json.code).toBe('IDEMPOTENCY_KEY_MISSING');
  for (const bad of ['short', 'has space in it', 'x'.repeat(65), 'a#b#c#d#e']) {
    expect((await ask('POST /v1/me/consents', { key: bad, body: consent })).json.code, bad).toBe('INVALID_REQUEST');
  }
});

test('C1.5 · the request hash tells bodies and path values apart, not request ids', async () => {
  const { ask, asked } = served();
  await ask('POST /v1/me/consents', { key, body: consent });
  await ask('POST /v1/me/consents', { key, body: consent });
  await ask('POST /v1/me/consents', { key, body: { ...consent, granted: false } });
  const [first, second, third] = asked.map((one) => one.requestHash);
  expect(first).toBe(second);
  expect(first).not.toBe(third);
});

test('an unknown route and a path value that is no id are 404', async () => {
  const { handler, ask } = served();
  for (const key of ['GET /v1/none', 'toString', '__proto__']) {
    expect((await handler(eventFor(key as never), invocation)).statusCode).toBe(404);
  }
  const route = 'GET /v1/me/redemptions/{redemptionId}';
  expect((await ask(route, { params: { redemptionId: 'a#b' } })).statusCode).toBe(404);
});

test('nobody reaches a handler without the role that the spine names', async () => {
  const nobody = served({}, async () => refuse({ code: 'UNAUTHENTICATED' }));
  const refusedReply = await nobody.ask('GET /v1/me/entries');
  expect([refusedReply.statusCode, refusedReply.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  const stranger = served({}, async () => ok({ ...caller, member: null }));
  expect((await stranger.ask('GET /v1/me/entries')).json.code).toBe('NOT_A_MEMBER');
  expect(nobody.asked.concat(stranger.asked)).toEqual([]);
});

test('a bug answers 500 with CORS and a request id, and is told to operators', async () => {
  const { ask, bugs, lines } = served({
    'GET /v1/me/entries': async () => {
      throw new Error('planted');
    },
  });
  const reply = await ask('GET /v1/me/entries');
  expect([reply.statusCode, reply.json.code]).toEqual([500, 'INTERNAL']);
  expect(reply.body).not.toContain('planted');
  expect(reply.headers['access-control-allow-origin']).toBe('https://h5.zdn.vn');
  expect(bugs).toHaveLength(1);
  expect(lines[0]).toMatchObject({ status: 500, outcome: 'INTERNAL' });
});

test('a reply with a field that the spine does not name never leaves', async () => {
  const leaky = async () => ok({ reply: { items: [], next: null, phone: '0901234567' } });
  const { ask } = served({ 'GET /v1/me/entries': leaky as unknown as Handlers['GET /v1/me/entries'] });
  const reply = await ask('GET /v1/me/entries');
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain('0901234567');
});

test('BUSY says when to come back', async () => {
  const { ask } = served({ 'GET /v1/me/entries': async () => refuse({ code: 'BUSY' }) });
  const reply = await ask('GET /v1/me/entries');
  expect([reply.statusCode, reply.headers['retry-after']]).toEqual([429, '1']);
});

test('exactly one known origin is echoed, on preflights, answers and refusals alike', async () => {
  const { handler } = served();
  const options = (origin: string) => handler(eventFor('OPTIONS /{proxy+}', { headers: { origin } }), invocation);
  const known = await options('zbrowser://h5.zdn.vn');
  expect(known.statusCode).toBe(204);
  expect(known.headers['access-control-allow-origin']).toBe('zbrowser://h5.zdn.vn');
  expect(known.headers['access-control-allow-headers']).toContain('Idempotency-Key');
  for (const origin of ['https://evil.example', 'https://h5.zdn.vn.evil.example', 'null', 'http://h5.zdn.vn']) {
    const reply = await options(origin);
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect(reply.headers['vary']).toBe('Origin');
  }
  const refusedReply = await handler(eventFor('GET /v1/none' as never), invocation);
  expect(refusedReply.headers['access-control-allow-origin']).toBe('https://h5.zdn.vn');
});
