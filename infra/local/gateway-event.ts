import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RouteMatch } from './route-table.ts';

const textualType = /^(text\/|application\/(json|javascript|xml|[^;]*\+(json|xml)))/i;

/** The event a function gets from an HTTP API, payload format 2.0. Empty parts are absent, never null. */
export function gatewayEvent(request: IncomingMessage, body: Buffer, match: RouteMatch, now: Date) {
  const url = new URL(request.url ?? '/', 'http://local');
  const { cookie, connection: _, 'transfer-encoding': __, ...headers } = lowerCaseHeaders(request);
  const isBase64Encoded = body.length > 0 && !textualType.test(headers['content-type'] ?? 'text/plain');
  const { routeKey } = match.route;
  const rawPath = decodedPath(url.pathname);
  const query = queryParameters(url.searchParams);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers: {
      ...headers,
      'content-length': String(body.length),
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

// Node lower-cases header names; a header sent twice is joined with a comma, as the gateway does.
function lowerCaseHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(name === 'cookie' ? '; ' : ','),
    ]),
  );
}

function queryParameters(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key).join(',')]));
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function commonLogTime(now: Date): string {
  const [date = '', time = ''] = now.toISOString().split('T');
  const [year, , day] = date.split('-');
  return `${day}/${months[now.getUTCMonth()]}/${year}:${time.slice(0, 8)} +0000`;
}
