import { createHmac } from 'node:crypto';
import type { Account } from './aws-account.ts';
import { algorithm, signingKey, stamp } from './signature.ts';

/** What a browser's form may put, and until when. */
export interface FormTerms {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string;
  readonly bytesMax: number;
  readonly secondsMax: number;
}

/**
 * The fields of a form that puts one object under exactly this key, of exactly this type, within these bytes and
 * seconds (S3's POST policy). The file itself is the form's last field, `file`.
 */
export function signForm(terms: FormTerms, account: Account, nowMs: number): Readonly<Record<string, string>> {
  const at = stamp(nowMs);
  const scope = `${at.slice(0, 8)}/${account.region}/s3/aws4_request`;
  const { accessKeyId, sessionToken } = account.credentials;
  const fields: Readonly<Record<string, string>> = {
    key: terms.key,
    'Content-Type': terms.contentType,
    'x-amz-algorithm': algorithm,
    'x-amz-credential': `${accessKeyId}/${scope}`,
    'x-amz-date': at,
    ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
  };
  const conditions = [
    { bucket: terms.bucket },
    ...Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]),
    ['content-length-range', 1, terms.bytesMax],
  ];
  const expiration = new Date(nowMs + terms.secondsMax * 1000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  return { ...fields, policy, 'x-amz-signature': signPolicy(policy, account, scope) };
}

/** The policy as it is sent is the text that is signed. */
export const signPolicy = (policy: string, { credentials }: Account, scope: string): string =>
  createHmac('sha256', signingKey(credentials.secretAccessKey, scope)).update(policy).digest('hex');
