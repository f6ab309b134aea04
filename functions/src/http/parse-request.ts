import type { Route } from '@quaylai/shared/api/route';
import type { FieldProblems, Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { fieldProblems, type Schema } from './field-problems.ts';
import type { RawRequest } from './raw-request.ts';
import { fieldSentences } from './words/field-sentences.ts';

export interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
}

const idempotencyKeyPattern = /^[A-Za-z0-9_-]{8,64}$/;
const invalid = (fields: FieldProblems) => refuse<Problem>({ code: 'INVALID_REQUEST', fields });

/** The one place where what came from outside becomes typed: path, query, body and key, each by the spine's schema. */
export function parseRequest(route: Route, raw: RawRequest): Result<ParsedRequest, Problem> {
  const key = readKey(route, raw);
  if (!key.ok) return key;
  // A path value that fits no id names nothing: 404, as for any id that does not exist.
  const params = route.params?.safeParse(raw.params);
  if (params?.success === false) return refuse({ code: 'NOT_FOUND' });
  const query = readQuery(route, raw);
  if (!query.ok) return query;
  const body = readBody(route, raw);
  if (!body.ok) return body;
  return ok({ params: params?.data, query: query.value, body: body.value, idempotencyKey: key.value });
}

function readKey(route: Route, raw: RawRequest): Result<string | null, Problem> {
  if (route.repeats !== 'idempotency-key') return ok(null);
  const key = raw.headers['idempotency-key'];
  if (key === undefined || key === '') return refuse({ code: 'IDEMPOTENCY_KEY_MISSING' });
  if (!idempotencyKeyPattern.test(key)) return invalid({ 'Idempotency-Key': fieldSentences.idempotencyKey });
  return ok(key);
}

function readQuery(route: Route, raw: RawRequest): Result<unknown, Problem> {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(raw.queryString)) {
    if (values.has(name)) return invalid({ [name.slice(0, 80)]: fieldSentences.repeated });
    values.set(name, value);
  }
  if (route.query !== undefined) return checked(route.query, Object.fromEntries(values));
  const unknown = [...values.keys()].slice(0, 20).map((name) => [name.slice(0, 80), fieldSentences.unknown]);
  return unknown.length === 0 ? ok(undefined) : invalid(Object.fromEntries(unknown));
}

function readBody(route: Route, raw: RawRequest): Result<unknown, Problem> {
  if (route.body === undefined) {
    const text = Buffer.from(raw.body).toString('utf8').trim();
    return text === '' || text === '{}' ? ok(undefined) : invalid({ body: fieldSentences.noBody });
  }
  if (!/^application\/json\b/i.test(raw.headers['content-type'] ?? '')) {
    return invalid({ 'Content-Type': fieldSentences.notJsonType });
  }
  const json = readJson(raw.body);
  return json.ok ? checked(route.body, json.value) : invalid({ body: fieldSentences.notJson });
}

// Bytes that are no UTF-8 must not turn into replacement characters inside somebody's name.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** "\ud83c" without its other half is JSON and still no text: no hash, and no table, takes it. */
const halfEscaped = /\\ud[89a-f]/i;
const half = /\p{Surrogate}/u;

function wholeText(name: string, value: unknown): unknown {
  if (half.test(name) || (typeof value === 'string' && half.test(value))) throw new SyntaxError('half a character');
  return value;
}

function readJson(bytes: Uint8Array): Result<unknown, 'NOT_JSON'> {
  try {
    const text = utf8.decode(bytes);
    return ok(halfEscaped.test(text) ? JSON.parse(text, wholeText) : JSON.parse(text));
  } catch {
    return refuse('NOT_JSON');
  }
}

function checked(schema: Schema, value: unknown): Result<unknown, Problem> {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : invalid(fieldProblems(parsed.error.issues));
}
