import { bodyMaxBytesDefault, type Route } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { APIGatewayProxyEventV2, Context as Invocation } from 'aws-lambda';
import type { Units } from '../cloud/tally.ts';
import { accessProblem } from './access.ts';
import { corsHeaders, type Headers, preflightHeaders } from './cors.ts';
import type { Answer, Caller, Envelope, HandlersOf } from './handler.ts';
import type { Journal, RequestLine } from './journal.ts';
import { parseRequest } from './parse-request.ts';
import type { Prove } from './prove.ts';
import { bodyBytes, type RawRequest, readRequest } from './raw-request.ts';
import { emptyReply, type HttpReply, jsonReply, refusal } from './reply.ts';
import { requestHash } from './request-hash.ts';

/** What serving needs before anything is read: a failure to build the rest is still answered in full. */
export interface Serving {
  readonly clock: () => Instant;
  readonly origins: readonly string[];
  readonly journal: Journal;
  /** What was consumed since it was last asked. */
  readonly spent: () => Units;
}

export interface ServedFunction<Table extends Partial<Routes>, Built> {
  readonly routes: Table;
  readonly handlers: HandlersOf<Table, InRequest<Built>>;
  readonly prove: Prove<Built>;
  readonly serving: Serving;
  /** Called at the first request and kept: secrets are read once per process. */
  readonly build: () => Promise<Built>;
  /** Called before each request, so that nothing built is older than it may be. */
  readonly freshen?: (built: Built) => Promise<void>;
}

/** What a handler is given: everything built, and until when it may work. */
export type InRequest<Built> = Built & { readonly deadline: Instant };

export type LambdaHandler = (event: APIGatewayProxyEventV2, invocation: Invocation) => Promise<HttpReply>;

type AnyHandler<Context> = (request: unknown, caller: unknown, context: Context) => Promise<Answer<unknown>>;

// The answer must leave before Lambda ends the invocation, and before a person gives up.
const deadlineMarginMs = 500;
const workMsMax = 8_000;

interface Served {
  readonly reply: HttpReply;
  readonly outcome: RequestLine['outcome'];
  readonly programme: string | null;
}

/**
 * One function's requests: API Gateway has already matched the route, so `routeKey` is the only table needed. In
 * order: size, who asks, may they, what they ask, the work, the answer. An unknown key, role or field is refused.
 */
export function serve<Table extends Partial<Routes>, Built>(served: ServedFunction<Table, Built>): LambdaHandler {
  const { clock, origins, journal, spent } = served.serving;
  const build = onceBuilt(served.build);

  return async (event, invocation) => {
    const startedAt = clock();
    const route = event.routeKey;
    const { requestId, http } = event.requestContext;
    if (http.method === 'OPTIONS') return emptyReply(preflightHeaders(event.headers['origin'], origins));

    // What stopped halfway through an earlier request is not this one's.
    spent();
    const cors = corsHeaders(event.headers['origin'], origins);
    const deadline = instant(startedAt + Math.min(workMsMax, invocation.getRemainingTimeInMillis() - deadlineMarginMs));
    const { reply, outcome, programme } = await answer(served, event, build, {
      receivedAt: startedAt,
      deadline,
      cors,
    }).catch((error: unknown): Served => {
      journal.bug(error, { requestId, route });
      return refused({ code: 'INTERNAL' }, requestId, cors, null);
    });
    const durationMs = clock() - startedAt;
    const { read: readUnits, write: writeUnits } = spent();
    const said = { requestId, route, status: reply.statusCode, outcome, programme };
    journal.request({ ...said, durationMs, readUnits, writeUnits });
    return reply;
  };
}

/** Builds at the first call; a failure is not kept, so the next request tries again. */
function onceBuilt<Built>(build: () => Promise<Built>): () => Promise<Built> {
  let built: Promise<Built> | null = null;
  return () => {
    built ??= build().catch((error: unknown) => {
      built = null;
      throw error;
    });
    return built;
  };
}

interface Arrival {
  readonly receivedAt: Instant;
  readonly deadline: Instant;
  readonly cors: Headers;
}

async function answer<Table extends Partial<Routes>, Built>(
  { routes, handlers, prove, freshen }: ServedFunction<Table, Built>,
  event: APIGatewayProxyEventV2,
  build: () => Promise<Built>,
  { receivedAt, deadline, cors }: Arrival,
): Promise<Served> {
  const { requestId } = event.requestContext;
  const key = event.routeKey;
  if (!Object.hasOwn(routes, key)) return refused({ code: 'NOT_FOUND' }, requestId, cors, null);
  const route = (routes as Readonly<Record<string, Route>>)[key] as Route;
  const maxBytes = route.bodyMaxBytes ?? bodyMaxBytesDefault;
  if (bodyBytes(event) > maxBytes) return refused({ code: 'BODY_TOO_LARGE', maxBytes }, requestId, cors, null);

  const raw = readRequest(event);
  const built = await build();
  await freshen?.(built);
  const context = { ...built, deadline };
  const proven = await proveCaller(route, raw, context, prove);
  if (!proven.ok) return refused(proven.problem, requestId, cors, null);
  const caller = proven.value;
  const programme = caller?.programme.id ?? null;
  const parsed = parseRequest(route, raw);
  if (!parsed.ok) return refused(parsed.problem, requestId, cors, programme);

  const envelope: Envelope = {
    requestId,
    receivedAt,
    deadline,
    idempotencyKey: parsed.value.idempotencyKey,
    requestHash: requestHash(key, raw.params, raw.body),
    from: { address: raw.address, userAgent: raw.headers['user-agent'] ?? '' },
  };
  const handle = (handlers as Readonly<Record<string, unknown>>)[key] as AnyHandler<InRequest<Built>>;
  const answered = await handle({ ...parsed.value, ...envelope }, caller, context);
  if (!answered.ok) return refused(answered.problem, requestId, cors, programme);
  const { reply, replayed = false } = answered.value;
  return {
    // The reply's schema is enforced: a field that the spine does not name never leaves (TH3).
    reply: jsonReply(route.status, route.reply.parse(reply), cors, replayed),
    outcome: replayed ? 'REPLAYED' : 'OK',
    programme,
  };
}

async function proveCaller<Context>(
  route: Route,
  raw: RawRequest,
  context: Context,
  prove: Prove<Context>,
): Promise<Result<Caller | null, Problem>> {
  if (route.roles.includes('anyone')) return ok(null);
  const proven = await prove(raw, route, context);
  if (!proven.ok) return proven;
  const denied = accessProblem(route, proven.value);
  return denied === null ? proven : refuse(denied);
}

function refused(problem: Problem, requestId: string, cors: Headers, programme: string | null): Served {
  return { reply: refusal(problem, requestId, cors), outcome: problem.code, programme };
}
