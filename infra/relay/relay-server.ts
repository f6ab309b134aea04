import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  relayClockMsMax,
  relayedHeader,
  relayedHeaders,
  relaySignatureHeader,
  relayText,
  relayTimeHeader,
} from '@quaylai/shared/api/relay';

export interface RelaySettings {
  /** Where Zalo's Graph is, without a trailing slash. */
  readonly graphUrl: string;
  /** Any of them may have signed: two while they change. */
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
  readonly nowMs: () => number;
  /** One line a request: route, status, time taken; never a header, a query or a body. */
  readonly log: (line: string) => void;
  /** How long Zalo may take; shorter than our functions wait for us. */
  readonly upstreamMsMax?: number;
}

/** Everything that may be asked for; the relay passes on nothing else. */
const allowedPaths: readonly string[] = ['/v2.0/me', '/v2.0/me/info'];

const upstreamMsDefault = 1_700;
const answerBytesMax = 64 * 1024;
const requestMsMax = 5_000;
const headerBytesMax = 16 * 1024;

/** The egress in Vietnam: keeps nothing, knows nobody, and does nothing that was not signed. Not yet listening. */
export function createRelay(settings: RelaySettings): Server {
  const server = createServer({ maxHeaderSize: headerBytesMax, requestTimeout: requestMsMax }, (request, response) => {
    const startedMs = settings.nowMs();
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    // Nobody sends a body that is passed on.
    request.resume();
    answer(settings, request, url, path)
      .catch((): Answered => ({ status: 500, body: '' }))
      .then(({ status, body, relayed }) => {
        send(response, status, body, relayed === true);
        const shown = path === '/health' || allowedPaths.includes(path) ? path : '(other)';
        settings.log(`${request.method} ${shown} ${status} ${settings.nowMs() - startedMs}ms`);
      });
  });
  return server;
}

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly relayed?: true;
}

async function answer(settings: RelaySettings, request: IncomingMessage, url: string, path: string): Promise<Answered> {
  if (request.method !== 'GET') return { status: 405, body: '' };
  if (path === '/health') return { status: 200, body: '{"status":"OK"}' };
  if (!allowedPaths.includes(path)) return { status: 404, body: '' };
  if (!isSigned(settings, request, url)) return { status: 401, body: '' };
  return pass(settings, request, url);
}

function isSigned({ keys, nowMs }: RelaySettings, { headers, method = '' }: IncomingMessage, path: string): boolean {
  const time = String(headers[relayTimeHeader] ?? '');
  if (!/^\d{13}$/.test(time) || Math.abs(nowMs() - Number(time)) > relayClockMsMax) return false;
  const given = Buffer.from(String(headers[relaySignatureHeader] ?? ''), 'hex');
  const text = relayText({ time, method, path, headers: headers as Record<string, string | undefined> });
  return keys.some((key) => {
    const wanted = createHmac('sha256', key).update(text).digest();
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

async function pass(settings: RelaySettings, { headers }: IncomingMessage, path: string): Promise<Answered> {
  const named = relayedHeaders.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const signal = AbortSignal.timeout(settings.upstreamMsMax ?? upstreamMsDefault);
  try {
    const upstream = await fetch(`${settings.graphUrl}${path}`, {
      headers: Object.fromEntries(named),
      redirect: 'error',
      signal,
    });
    const body = await upstream.text();
    if (Buffer.byteLength(body) > answerBytesMax) return { status: 502, body: '' };
    return { status: upstream.status, body, relayed: true };
  } catch {
    return { status: signal.aborted ? 504 : 502, body: '' };
  }
}

function send(response: ServerResponse, status: number, body: string, relayed: boolean): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(relayed ? { [relayedHeader]: '1' } : {}),
  });
  response.end(body);
}
