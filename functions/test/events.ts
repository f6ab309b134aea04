import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import type { APIGatewayProxyEventV2, Context as Invocation } from 'aws-lambda';

/** What a test says of a request; everything else is as API Gateway would fill it in. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>> | string;
  /** An object is sent as JSON, a string as it is. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isBase64?: boolean;
  /** Where it comes from, as the gateway sees it. */
  readonly address?: string;
}

let eventsMade = 0;

/** An API Gateway HTTP API event (payload 2.0): absent parts are absent, as there. */
export function eventFor(routeKey: KnownRouteKey | `OPTIONS ${string}`, asked: Asked = {}): APIGatewayProxyEventV2 {
  const [method = '', template = ''] = routeKey.split(' ');
  const params = asked.params ?? {};
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const rawQueryString =
    typeof asked.query === 'string' ? asked.query : new URLSearchParams(asked.query ?? {}).toString();
  const headers: Record<string, string> = { origin: 'https://h5.zdn.vn', ...asked.headers };
  if (asked.token !== undefined) headers['authorization'] ??= `Bearer ${asked.token}`;
  if (asked.key !== undefined) headers['idempotency-key'] ??= asked.key;
  if (asked.body !== undefined) headers['content-type'] ??= 'application/json';
  eventsMade += 1;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString,
    headers,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: asked.address ?? '127.0.0.1', userAgent: 'test' },
      requestId: `request-${eventsMade}`,
      routeKey,
      stage: '$default',
      time: '21/Nov/2026:09:00:00 +0700',
      timeEpoch: 0,
    },
    isBase64Encoded: asked.isBase64 ?? false,
    ...(Object.keys(params).length === 0 ? {} : { pathParameters: { ...params } }),
    ...(asked.body === undefined
      ? {}
      : { body: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body) }),
  };
}

/** As Lambda calls: ten seconds left. */
export const invocation = { getRemainingTimeInMillis: () => 10_000 } as Invocation;
