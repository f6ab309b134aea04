import { createHash, createHmac } from 'node:crypto';
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
export function sign(request: Unsigned, { region, credentials }: Account, nowMs: number): SignedHeaders {
  const at = stamp(nowMs);
  const headers: Record<string, string> = {
    'content-type': request.contentType,
    host: request.host,
    'x-amz-date': at,
    ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
    'x-amz-target': request.target,
  };
  // They are in the order of their names already.
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${sha256(request.body)}`;
  const scope = `${at.slice(0, 8)}/${region}/${request.service}/aws4_request`;
  const key = signingKey(credentials.secretAccessKey, scope);
  const signature = createHmac('sha256', key)
    .update(`${algorithm}\n${at}\n${scope}\n${sha256(canonical)}`)
    .digest('hex');
  const by = `Credential=${credentials.accessKeyId}/${scope}`;
  return { ...headers, authorization: `${algorithm} ${by}, SignedHeaders=${names}, Signature=${signature}` };
}

/** "20261122T033000Z" */
export const stamp = (atMs: number): string => new Date(atMs).toISOString().replace(/[:-]|\.\d{3}/g, '');

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

let kept: { readonly secret: string; readonly scope: string; readonly key: Buffer } | null = null;

/** The same for a whole day. */
export function signingKey(secret: string, scope: string): Buffer {
  if (kept?.secret === secret && kept.scope === scope) return kept.key;
  let key: Buffer | string = `AWS4${secret}`;
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  kept = { secret, scope, key: key as Buffer };
  return kept.key;
}
