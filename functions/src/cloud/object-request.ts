import { createHash, createHmac } from 'node:crypto';
import type { Account } from './aws-account.ts';
import { algorithm, sha256, signingKey, stamp } from './signature.ts';

export interface ObjectRequest {
  readonly method: 'GET' | 'PUT';
  /** Its path holds nothing that would have to be escaped. */
  readonly url: URL;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Names in lower case; signed like all others. */
  readonly headers?: Readonly<Record<string, string>>;
}

const answerMsMax = 5_000;
const plainPath = /^[\w./-]+$/;

/** One request for a whole object, signed with all its headers (Signature Version 4); throws when no answer comes in time. */
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
  { region, credentials }: Account,
  nowMs: number,
): Readonly<Record<string, string>> {
  if (!plainPath.test(url.pathname)) throw new Error(`no address to sign: ${url.pathname}`);
  const at = stamp(nowMs);
  const headers: Readonly<Record<string, string>> = {
    ...given,
    host: url.host,
    // A bucket that locks its objects takes none without it.
    ...(method === 'PUT' ? { 'content-md5': createHash('md5').update(body).digest('base64') } : {}),
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': at,
    ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = `${method}\n${url.pathname}\n\n${lines}\n${names.join(';')}\n${headers['x-amz-content-sha256']}`;
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  const signature = createHmac('sha256', signingKey(credentials.secretAccessKey, scope))
    .update(`${algorithm}\n${at}\n${scope}\n${sha256(canonical)}`)
    .digest('hex');
  const by = `Credential=${credentials.accessKeyId}/${scope}`;
  return { ...headers, authorization: `${algorithm} ${by}, SignedHeaders=${names.join(';')}, Signature=${signature}` };
}
