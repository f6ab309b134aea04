import { randomBytes } from 'node:crypto';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import { deriveKeys, type EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { Caller } from '@quaylai/functions/http/handler';
import { issueSession } from '@quaylai/functions/http/session';
import { integrationHeader, signatureHeader, signPush } from '@quaylai/functions/pos/order-push';
import { type LocalStack, startLocalStack } from '@quaylai/infra/local/stack';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Request } from '../simulate/request.ts';
import { openShops, type Shop } from '../simulate/stage.ts';

/** The whole product on this machine's disk, and two shops in it whose people can be spoken for. */
export interface TwoShops {
  readonly stack: LocalStack;
  readonly shops: readonly Shop[];
  readonly keys: EnvironmentKeys;
  now(): Instant;
  /** What the gateway answers to this request; null when there was no answer at all. */
  ask(request: Request): Promise<HttpAnswer | null>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: { readonly code?: string } & Readonly<Record<string, unknown>>;
}

const requestMsMax = 15_000;

export async function openTwoShops(dataFolder: string): Promise<TwoShops> {
  process.env['AWS_REGION'] ??= 'ap-southeast-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  const secret = { rootKey: randomBytes(32).toString('hex') };
  const secrets = { EnvironmentSecret: secret };
  const stack = await startLocalStack({ cdkOut: 'cdk.out', apiPort: 0, dataFolder, secrets });
  const [table] = stack.deployment.tables;
  if (table === undefined) throw new Error('the template has no table');
  const keys = deriveKeys(JSON.stringify(secret));
  const now = () => instant(stack.now().getTime());
  const shops = await openShops(connectTable({ name: table.name, endpoint: stack.dynamodbUrl }), now(), keys);
  return { stack, shops, keys, now, ask: (request) => ask({ stack, shops, keys, now }, request) };
}

async function ask(at: Omit<TwoShops, 'ask'>, request: Request): Promise<HttpAnswer | null> {
  const { route, params = {}, query = {}, body, key } = request;
  const [method = '', template = ''] = route.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const proof = await proofOf(at, request.caller, text ?? '');
  try {
    const response = await fetch(`${at.stack.apiUrl}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...proof,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      signal: AbortSignal.timeout(requestMsMax),
      ...(text === undefined ? {} : { body: text }),
    });
    return { status: response.status, body: (await response.json()) as HttpAnswer['body'] };
  } catch {
    return null;
  }
}

/** A session as sign-in would give it, or a till's signature over the body. */
async function proofOf(
  { shops, keys, now }: Omit<TwoShops, 'ask'>,
  { programme, person, member, staff, integration }: Caller,
  body: string,
): Promise<Record<string, string>> {
  if (integration !== null || person === null) {
    const secret = shops.find((shop) => shop.programme.id === programme.id)?.tillSecret ?? '';
    return { [integrationHeader]: integration ?? '', [signatureHeader]: signPush(Buffer.from(body), secret, now()) };
  }
  const claims = { programme: programme.id, person, member, staff: staff?.staffId ?? null };
  const { token } = await issueSession([keys.sessionKey], claims, now());
  return { authorization: `Bearer ${token}` };
}
