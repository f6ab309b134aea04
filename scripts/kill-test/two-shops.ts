import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { Caller } from '@quaylai/functions/http/handler';
import { issueSession } from '@quaylai/functions/http/session';
import { integrationHeader, signatureHeader, signPush } from '@quaylai/functions/pos/order-push';
import type { LocalStack } from '@quaylai/infra/local/stack';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { openBareStack } from '../shop/bare-stack.ts';
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
  const { stack, keys, table } = await openBareStack(dataFolder);
  const now = () => instant(stack.now().getTime());
  const shops = await openShops(connectTable(table), now(), keys);
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
