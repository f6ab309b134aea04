import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './loopback-server.ts';

export interface LocalRequest {
  method: string;
  /** The path behind /__local/. */
  path: string;
  query: URLSearchParams;
  body: unknown;
}

export interface LocalReply {
  status: number;
  body: unknown;
}

/** Answers requests under /__local/, e.g. keyed "POST zalo/token" or "POST jobs/*" for any last segment. */
export type LocalRoutes = Record<string, (request: LocalRequest) => LocalReply | Promise<LocalReply>>;

/** The switches that exist only on this machine. */
export interface ControlPlane {
  handles(request: IncomingMessage): boolean;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const prefix = '/__local/';
const bodyBytesMax = 1024 * 1024;

export function createControlPlane(routes: LocalRoutes): ControlPlane {
  async function reply(request: IncomingMessage): Promise<LocalReply> {
    // A page of the open internet can reach this port through its visitor's browser, so it may not command it.
    if (!isLocalOrigin(request.headers.origin)) return { status: 403, body: { message: 'only pages of this machine' } };
    if (request.method === 'OPTIONS') return { status: 204, body: undefined };
    const url = new URL(request.url ?? '/', 'http://local');
    const path = url.pathname.slice(prefix.length);
    const method = request.method ?? 'GET';
    const handler = routes[`${method} ${path}`] ?? routes[`${method} ${path.replace(/[^/]+$/, '*')}`];
    if (!handler) return { status: 404, body: { message: 'Not Found' } };
    const text = await readBody(request, bodyBytesMax);
    if (!text) return { status: 413, body: { message: 'Request Entity Too Large' } };
    let body: unknown;
    try {
      body = text.length > 0 ? JSON.parse(text.toString()) : undefined;
    } catch {
      return { status: 400, body: { message: 'the body is not JSON' } };
    }
    return handler({ method, path, query: url.searchParams, body });
  }

  return {
    handles: ({ url }) => Boolean(url?.startsWith(prefix)),
    answer: async (request, response) => {
      const { status, body } = await reply(request).catch(
        (error: Error): LocalReply => ({ status: 500, body: { message: error.message } }),
      );
      const { origin } = request.headers;
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(origin &&
          isLocalOrigin(origin) && {
            'access-control-allow-origin': origin,
            'access-control-allow-methods': 'GET,POST,DELETE',
            'access-control-allow-headers': 'content-type',
          }),
      });
      response.end(body === undefined ? '' : JSON.stringify(body));
    },
  };
}

function isLocalOrigin(origin: string | undefined): boolean {
  if (!origin) return true;
  return /^https?:\/\/(127\.0\.0\.1|([a-z0-9-]+\.)*localhost)(:\d+)?$/.test(origin);
}
