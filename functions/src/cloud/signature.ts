import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Account } from './aws-account.ts';

export type SignedHeaders = Readonly<Record<string, string>>;

/** The one shape of request that AWS's JSON services take: POST to "/", all headers signed. */
export interface Unsigned {
  readonly service: string;
  readonly host: string;
  readonly contentType: string;
  readonly target: string;
  readonly body: string;
}

export const algorithm = 'AWS4-HMAC-SHA256';

/** Signature Version 4; the same, header for header, as AWS's own signer makes of this request and moment. */
export function sign(request: Unsigned, account: Account, nowMs: number): SignedHeaders {
  const { service, host, contentType, target, body } = request;
  const headers = { host, 'content-type': contentType, 'x-amz-target': target };
  return authorized({ method: 'POST', path: '/', service, digest: sha256(body) }, headers, account, nowMs);
}

/** What is signed of a request beside its headers. */
export interface Signable {
  readonly method: string;
  readonly path: string;
  /** Sorted and escaped; left out is none. */
  readonly query?: string;
  readonly service: string;
  /** SHA-256 of the body. */
  readonly digest: string;
}

/** The headers, named in lower case, with date and session, and the proof of all of them. */
export function authorized(
  { method, path, query = '', service, digest }: Signable,
  given: SignedHeaders,
  { region, credentials }: Account,
  nowMs: number,
): SignedHeaders {
  const at = stamp(nowMs);
  const headers: SignedHeaders = {
    ...given,
    'x-amz-date': at,
    ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = `${method}\n${path}\n${query}\n${lines}\n${names.join(';')}\n${digest}`;
  const scope = `${at.slice(0, 8)}/${region}/${service}/aws4_request`;
  const signature = createHmac('sha256', signingKey(credentials.secretAccessKey, scope))
    .update(`${algorithm}\n${at}\n${scope}\n${sha256(canonical)}`)
    .digest('hex');
  const by = `Credential=${credentials.accessKeyId}/${scope}`;
  return { ...headers, authorization: `${algorithm} ${by}, SignedHeaders=${names.join(';')}, Signature=${signature}` };
}

/** "20261122T033000Z" */
export const stamp = (atMs: number): string => new Date(atMs).toISOString().replace(/[:-]|\.\d{3}/g, '');

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

let kept: { readonly secret: string; readonly scope: string; readonly key: KeyObject } | null = null;

/** The same for a whole day; as a key object, because making one of bytes is 100 K instructions, six times the HMAC. */
export function signingKey(secret: string, scope: string): KeyObject {
  if (kept?.secret === secret && kept.scope === scope) return kept.key;
  let key: Buffer | string = `AWS4${secret}`;
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  kept = { secret, scope, key: createSecretKey(key as Buffer) };
  return kept.key;
}
