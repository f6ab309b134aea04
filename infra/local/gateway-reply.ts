import type { OutgoingHttpHeaders } from 'node:http';
import type { Outcome } from './sandbox.ts';

export interface GatewayReply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Turns what a function did into the HTTP response an HTTP API would send. */
export function gatewayReply(outcome: Outcome): GatewayReply {
  if (outcome.kind === 'timeout' || outcome.kind === 'throttled') return messageReply(503, 'Service Unavailable');
  if (outcome.kind === 'error') return messageReply(500, 'Internal Server Error');
  const { payload } = outcome;
  if (!isMap(payload) || payload['statusCode'] === undefined) {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) };
  }
  return structuredReply(payload) ?? messageReply(500, 'Internal Server Error');
}

export function messageReply(status: number, message: string): GatewayReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/** Undefined when the function's answer is malformed, which the gateway reports as its own error. */
function structuredReply(payload: Record<string, unknown>): GatewayReply | undefined {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = payload;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (!isMap(headers ?? {}) || !Array.isArray(cookies ?? []) || typeof (body ?? '') !== 'string') return undefined;
  const entries = Object.entries((headers ?? {}) as Record<string, unknown>);
  if (entries.some(([, value]) => typeof value === 'object')) return undefined;
  const setCookie = (cookies ?? []) as string[];
  return {
    status,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)])),
      ...(setCookie.length > 0 && { 'set-cookie': setCookie.map(String) }),
    },
    body: Buffer.from(String(body ?? ''), isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
