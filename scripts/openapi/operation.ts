import {
  accessProblems,
  bodyMaxBytesDefault,
  commonProblems,
  type Route,
  type RouteKey,
} from '@quaylai/shared/api/route';
import { type ProblemCode, problemStatus } from '@quaylai/shared/words/problems';
import { openapiWords } from '../words/openapi.ts';
import { type Json, parametersOf, pascal, type Schemas } from './schemas.ts';

const bodyProblems: readonly ProblemCode[] = ['BODY_TOO_LARGE'];
const idempotencyProblems: readonly ProblemCode[] = ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED'];

/** One route of the spine as an OpenAPI operation. */
export function operationOf(key: RouteKey, route: Route, schemas: Schemas): Json {
  const operationId = operationIdOf(key);
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')];
  if (route.repeats === 'idempotency-key') parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
  return {
    operationId,
    summary: route.summary,
    tags: [route.audience],
    security: securityOf(route),
    'x-roles': route.roles,
    'x-repeats': route.repeats,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? bodyOf(route, schemas.reference(route.body, `${pascal(operationId)}Body`)) : {}),
    responses: {
      [route.status]: {
        description: openapiWords.done,
        content: json(schemas.reference(route.reply, `${pascal(operationId)}Reply`)),
      },
      ...problemResponses(problemsOf(route)),
    },
  };
}

/** "GET /v1/me/entries/{seq}/explain" → "getMeEntriesSeqExplain". */
function operationIdOf(key: RouteKey): string {
  const [method = '', path = ''] = key.split(' ');
  const words = path
    .replace(/^\/v1\//, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map(pascal).join('');
}

function securityOf({ roles }: Route): Json {
  if (roles.includes('anyone')) return [];
  if (roles.includes('zalo')) return [{ zaloSignature: [] }];
  return [roles.includes('integration') ? { integration: [], signature: [] } : { session: [] }];
}

function bodyOf(route: Route, schema: Json): { requestBody: Json; 'x-body-max-bytes': number } {
  return {
    requestBody: { required: true, content: json(schema) },
    'x-body-max-bytes': route.bodyMaxBytes ?? bodyMaxBytesDefault,
  };
}

function problemsOf(route: Route): ProblemCode[] {
  const common = commonProblems.filter((code) => route.body !== undefined || !bodyProblems.includes(code));
  const repeats = route.repeats === 'idempotency-key' ? idempotencyProblems : [];
  return [...new Set([...accessProblems(route), ...repeats, ...route.problems, ...common])];
}

/** One response for each status, by reference: most routes share theirs. */
function problemResponses(codes: readonly ProblemCode[]): { [status: string]: Json } {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { $ref: `#/components/responses/${codes.filter((code) => problemStatus[code] === status).join('.')}` },
    ]),
  );
}

/** The response that such a reference names: the problems it may hold are in its name. */
export function problemResponse(name: string): Json {
  const codes = name.split('.');
  return {
    description: codes.join(', '),
    // Not beside the reference: not every tool reads that as both.
    content: json({ allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] }),
  };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });
