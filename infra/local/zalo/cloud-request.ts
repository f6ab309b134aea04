/** The Zalo hosts that the product and the SDK call, by the name that stands for them in a local base URL. */
export const zaloHosts = {
  graph: 'graph.zalo.me',
  oauth: 'oauth.zaloapp.com',
  openapi: 'openapi.zalo.me',
  business: 'business.openapi.zalo.me',
  mini: 'openapi.mini.zalo.me',
  h5: 'h5.zalo.me',
  payment: 'payment-mini.zalo.me',
} as const;

export type ZaloHost = keyof typeof zaloHosts;

export interface CloudRequest {
  readonly host: ZaloHost;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** `reset` means the connection breaks without an answer. */
export type CloudReply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'reset';

export const hostByName = (hostname: string): ZaloHost | undefined =>
  (Object.keys(zaloHosts) as ZaloHost[]).find((host) => zaloHosts[host] === hostname);

export const formOf = (request: CloudRequest): URLSearchParams => new URLSearchParams(request.body);

export function jsonOf(request: CloudRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(request.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Zalo says what went wrong in the body; the HTTP status stays 200. */
export const zaloError = (error: number, message: string): CloudReply => ({ status: 200, body: { error, message } });
export const ok = (body: unknown): CloudReply => ({ status: 200, body });
