/**
 * How our functions ask the relay in Vietnam: a request is signed with HMAC-SHA256 over `relayText`, in hex, under a key
 * that both hold. The signature covers everything that is passed on, and the time.
 */
export const relaySignatureHeader = 'x-relay-signature';
/** Milliseconds since 1970, as text. */
export const relayTimeHeader = 'x-relay-time';
/** On every answer that is Zalo's own and not the relay's. */
export const relayedHeader = 'x-relayed';

/** How far the two clocks may be apart. */
export const relayClockMsMax = 60_000;

/** All that is ever passed on to Zalo beside method, path and query. */
export const relayedHeaders = ['access_token', 'appsecret_proof', 'code', 'secret_key'] as const;

export interface RelayRequest {
  readonly time: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** No part may hold a line feed: HTTP lets none through. */
export function relayText({ time, method, path, headers }: RelayRequest): string {
  return [time, method, path, ...relayedHeaders.map((name) => `${name}:${headers[name] ?? ''}`)].join('\n');
}
