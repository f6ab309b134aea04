import { createHash } from 'node:crypto';
import type { Account } from './aws-account.ts';
import { authorized, type SignedHeaders, sha256 } from './signature.ts';

export interface ObjectRequest {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Its path holds nothing that would have to be escaped. */
  readonly url: URL;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Names in lower case; signed like all others. */
  readonly headers?: Readonly<Record<string, string>>;
}

const answerMsMax = 5_000;
const plainPath = /^[\w./-]+$/;

/**
 * One request for a whole object, signed with all its headers (Signature Version 4); throws when no answer comes in
 * time.
 */
export function askForObject(request: ObjectRequest, account: Account, nowMs: number): Promise<Response> {
  const { method, url, body } = request;
  // Whoever sends it names the host itself.
  const { host: _host, ...headers } = signedHeaders(request, account, nowMs);
  return fetch(url, {
    method,
    headers,
    signal: AbortSignal.timeout(answerMsMax),
    ...(method === 'PUT' ? { body } : {}),
  });
}

export function signedHeaders(
  { method, url, body, headers: given = {} }: ObjectRequest,
  account: Account,
  nowMs: number,
): SignedHeaders {
  if (!plainPath.test(url.pathname)) throw new Error(`no address to sign: ${url.pathname}`);
  const digest = sha256(body);
  const headers: SignedHeaders = {
    ...given,
    host: url.host,
    // A bucket that locks its objects takes none without it.
    ...(method === 'PUT' ? { 'content-md5': createHash('md5').update(body).digest('base64') } : {}),
    'x-amz-content-sha256': digest,
  };
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  return authorized({ method, path: url.pathname, query, service: 's3', digest }, headers, account, nowMs);
}
