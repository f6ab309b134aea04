import type { Problem } from '@quaylai/shared/words/problems';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Headers } from './cors.ts';
import { problemReply, retryAfterSeconds } from './problem.ts';

const always: Headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export type HttpReply = APIGatewayProxyStructuredResultV2 & {
  readonly statusCode: number;
  readonly headers: Headers;
  readonly body: string;
};

export function jsonReply(status: number, body: unknown, cors: Headers, replayed = false): HttpReply {
  return {
    statusCode: status,
    headers: { ...always, ...cors, ...(replayed ? { 'idempotent-replay': 'true' } : {}) },
    body: JSON.stringify(body),
  };
}

export function refusal(problem: Problem, requestId: string, cors: Headers): HttpReply {
  const { status, body } = problemReply(problem, requestId);
  const reply = jsonReply(status, body, cors);
  const wait = retryAfterSeconds(problem);
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...(wait === null ? {} : { 'retry-after': String(wait) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  };
}

export function emptyReply(headers: Headers): HttpReply {
  return { statusCode: 204, headers: { 'cache-control': 'no-store', ...headers }, body: '' };
}
