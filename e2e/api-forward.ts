import type { Request, Route } from 'playwright-core';

export interface ApiAddress {
  /** The base that is baked into the build, for example https://api.quaylai.example. */
  readonly production: string;
  /** Where it really answers, for example http://127.0.0.1:4010. */
  readonly local: string;
}

export interface ForwardedCall {
  readonly method: string;
  readonly path: string;
  readonly origin: string | undefined;
  readonly status: number;
}

const safelisted = ['accept', 'accept-language', 'content-language', 'range'];
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
/** Set by the network stack, never by the page. */
const ownedByBrowser =
  /^(:|sec-|origin|referer|user-agent|host|connection|content-length|accept-encoding|priority|cache-control|pragma|upgrade-)/;

function unsafeHeaders(headers: Record<string, string>): string[] {
  return Object.entries(headers)
    .filter(([name, value]) => {
      if (ownedByBrowser.test(name) || safelisted.includes(name)) return false;
      return name !== 'content-type' || !simpleTypes.includes(value.split(';')[0] ?? '');
    })
    .map(([name]) => name)
    .sort();
}

const lists = (allowed: string | null, wanted: string): boolean =>
  (allowed ?? '')
    .split(',')
    .some((entry) => entry.trim() === '*' || entry.trim().toLowerCase() === wanted.toLowerCase());

/**
 * Playwright answers preflights itself once a request is routed, so the question is put to the API here, and judged by
 * the rules of the Fetch standard. Says what is wrong, or nothing.
 */
async function preflightProblem(
  url: string,
  method: string,
  headers: Record<string, string>,
): Promise<string | undefined> {
  const unsafe = unsafeHeaders(headers);
  const simpleMethod = ['GET', 'HEAD', 'POST'].includes(method);
  if (simpleMethod && unsafe.length === 0) return undefined;
  const origin = headers['origin'] ?? '';
  const response = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      ...(unsafe.length > 0 ? { 'access-control-request-headers': unsafe.join(',') } : {}),
    },
  });
  if (!response.ok) return `preflight answered ${response.status}`;
  const allowedOrigin = response.headers.get('access-control-allow-origin');
  if (allowedOrigin !== origin && allowedOrigin !== '*') return `preflight allows origin ${allowedOrigin}`;
  if (!simpleMethod && !lists(response.headers.get('access-control-allow-methods'), method)) {
    return `preflight does not allow ${method}`;
  }
  const refused = unsafe.find((name) => !lists(response.headers.get('access-control-allow-headers'), name));
  return refused && `preflight does not allow the header ${refused}`;
}

async function sentHeaders(request: Request): Promise<Record<string, string>> {
  const headers = await request.allHeaders();
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(:|host$|content-length$|connection$)/.test(name)),
  );
}

/**
 * Carries a routed request to the loopback API with its Origin, and the answer back; the browser then applies CORS to
 * it.
 */
export async function forwardToApi(
  route: Route,
  api: ApiAddress,
  report: (call: ForwardedCall, problem?: string) => void,
  /** The API hears the request, and its answer never arrives. */
  isLost = false,
): Promise<void> {
  const request = route.request();
  const path = request.url().slice(api.production.length);
  const headers = await sentHeaders(request);
  const call = { method: request.method(), path, origin: headers['origin'] };
  try {
    const problem = await preflightProblem(api.local + path, call.method, headers);
    if (problem) {
      report({ ...call, status: 0 }, `CORS: ${call.method} ${path}: ${problem}`);
      return await route.abort('failed');
    }
    const payload = request.postDataBuffer();
    const response = await fetch(api.local + path, {
      method: call.method,
      headers,
      body: payload ? new Uint8Array(payload) : null,
      redirect: 'manual',
    });
    report({ ...call, status: response.status });
    if (isLost) return await route.abort('connectionreset');
    const body = Buffer.from(await response.arrayBuffer());
    const answer = Object.fromEntries(
      [...response.headers].filter(([name]) => !/^(content-encoding|content-length|transfer-encoding)$/.test(name)),
    );
    await route.fulfill({ status: response.status, headers: answer, body });
  } catch (error) {
    report({ ...call, status: 0 }, `${call.method} ${path}: ${String(error)}`);
    await route.abort('connectionrefused').catch(() => undefined);
  }
}
