import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** An API Gateway event, reduced to what is reliable in it (evidence 2): its absent parts are empty here. */
export interface RawRequest {
  readonly routeKey: string;
  readonly method: string;
  readonly requestId: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** As sent: `queryStringParameters` joins repeated names by commas, which a value may hold too. */
  readonly queryString: string;
  readonly body: Uint8Array;
  /** The address as API Gateway saw it, no header that a client writes. */
  readonly address: string;
}

const noBytes = new Uint8Array();

/** How many bytes the body decodes to, without decoding it. */
export function bodyBytes(event: APIGatewayProxyEventV2): number {
  if (event.body === undefined) return 0;
  return Buffer.byteLength(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
}

export function readRequest(event: APIGatewayProxyEventV2): RawRequest {
  return {
    routeKey: event.routeKey,
    method: event.requestContext.http.method,
    requestId: event.requestContext.requestId,
    headers: definedOnly(event.headers),
    params: definedOnly(event.pathParameters ?? {}),
    queryString: event.rawQueryString,
    body: event.body === undefined ? noBytes : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8'),
    address: event.requestContext.http.sourceIp,
  };
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const defined = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}
