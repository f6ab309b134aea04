import { createHmac } from 'node:crypto';

/** What S3 would answer instead of doing it. */
export interface ObjectRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A form whose policy allows exactly this. */
export interface SignedForm {
  /** The access key that signed it. */
  readonly caller: string;
  readonly key: string;
  readonly contentType: string;
  readonly file: Buffer;
}

/** Every function of this machine has it (function-environment.ts). */
export const localSecret = 'local';

const denied = (message: string): ObjectRefusal => ({ status: 403, code: 'AccessDenied', message });
const against = (what: string) => denied(`Invalid according to Policy: ${what}`);

/** Fields that no condition needs to name. */
const free = /^(x-amz-signature|file|policy|x-ignore-.*)$/;

type Condition = Readonly<Record<string, string>> | readonly [string, string | number, string | number];

/** A browser's form as S3 judges it: signature, expiry, then each condition, then that no field is left without one. */
export async function readForm(
  type: string,
  body: Buffer,
  bucket: string,
  now: Date,
): Promise<SignedForm | ObjectRefusal> {
  const sent = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  const part = sent?.get('file');
  if (sent === null || part === null || part === undefined || typeof part === 'string') {
    return { status: 400, code: 'InvalidArgument', message: 'POST requires exactly one file upload per request.' };
  }
  const fields = new Map(
    [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : [])),
  );
  const [caller = '', date = '', region = ''] = (fields.get('x-amz-credential') ?? '').split('/');
  const policy = fields.get('policy') ?? '';
  if (policy === '' || caller === '') return denied('Access Denied');
  if (fields.get('x-amz-signature') !== signatureOf(policy, date, region)) {
    return {
      status: 403,
      code: 'SignatureDoesNotMatch',
      message: 'The request signature we calculated does not match.',
    };
  }
  const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString()) as {
    expiration: string;
    conditions: readonly Condition[];
  };
  if (now >= new Date(expiration)) return against('Policy expired.');
  const file = Buffer.from(await part.arrayBuffer());
  const refusal = firstRefusal(conditions, new Map([...fields, ['bucket', bucket]]), file.length);
  if (refusal !== null) return refusal;
  const key = fields.get('key') ?? '';
  return { caller, key, contentType: fields.get('content-type') ?? 'binary/octet-stream', file };
}

function signatureOf(policy: string, date: string, region: string): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${localSecret}`);
  return hmac(key, policy).toString('hex');
}

function firstRefusal(
  conditions: readonly Condition[],
  fields: ReadonlyMap<string, string>,
  bytes: number,
): ObjectRefusal | null {
  const named = new Set<string>();
  for (const condition of conditions) {
    const [kind, name, value] = Array.isArray(condition) ? condition : exactly(condition as Record<string, string>);
    if (kind === 'content-length-range') {
      if (bytes < Number(name)) return { status: 400, code: 'EntityTooSmall', message: 'Smaller than the minimum' };
      if (bytes > Number(value)) return { status: 400, code: 'EntityTooLarge', message: 'Exceeds the maximum' };
      continue;
    }
    const field = String(name).replace(/^\$/, '').toLowerCase();
    named.add(field);
    const is = fields.get(field) ?? '';
    const holds = kind === 'starts-with' ? is.startsWith(String(value)) : kind === 'eq' && is === value;
    if (!holds) return against(`Policy Condition failed: ${JSON.stringify(condition)}`);
  }
  const extra = [...fields.keys()].find((name) => !free.test(name) && !named.has(name) && name !== 'bucket');
  return extra === undefined ? null : against(`Extra input fields: ${extra}`);
}

function exactly(condition: Readonly<Record<string, string>>): readonly [string, string, string] {
  const [[name, value] = ['', '']] = Object.entries(condition);
  return ['eq', `$${name}`, value];
}
