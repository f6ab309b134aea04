import type { ReplyOf, SentBy } from '@quaylai/shared/api/route';
import type { KnownRouteKey, Routes } from '@quaylai/shared/api/routes';
import { type Answer, failed } from './failure.ts';
import type { IdempotencyKeys } from './idempotency-keys.ts';
import type { SessionKeeper } from './session.ts';
import type { Reply, Transport, Wire } from './transport.ts';

type Parts<Key extends KnownRouteKey> = SentBy<Routes[Key]>;

/** What a route needs: only the parts (params, query, body) that it declares. */
export type Sent<Key extends KnownRouteKey> = {
  [Part in keyof Parts<Key> as Parts<Key>[Part] extends undefined ? never : Part]: Parts<Key>[Part];
};
export type Replied<Key extends KnownRouteKey> = ReplyOf<Routes[Key]>;

export type Call = <Key extends KnownRouteKey>(
  key: Key,
  sent: Sent<Key>,
  /** The idempotency key of a request that its sender keeps longer than the client would. */
  under?: string,
) => Promise<Answer<Replied<Key>>>;

export interface ClientDeps {
  readonly apiUrl: string;
  readonly transport: Transport;
  readonly session: SessionKeeper;
  readonly keys: IdempotencyKeys;
  readonly wait: (ms: number) => Promise<void>;
  readonly random: () => number;
}

const triesMax = 3;
const retryMs = 400;

/**
 * The client, typed by the spine. Every write carries an idempotency key that stays the same until an answer comes,
 * so repeating it is always safe; an expired session is renewed once, unseen.
 */
export function client({ apiUrl, transport, session, keys, wait, random }: ClientDeps): Call {
  const attempt = async (wire: Wire): Promise<Reply> => {
    let reply: Reply = { kind: 'silent' };
    for (let tries = 1; tries <= triesMax; tries++) {
      reply = await transport(wire);
      const again = reply.kind === 'silent' || (reply.kind === 'refused' && reply.problem.code === 'BUSY');
      if (!again || tries === triesMax) break;
      await wait(retryMs * tries * (0.5 + random()));
    }
    return reply;
  };

  return async <Key extends KnownRouteKey>(
    key: Key,
    sent: Sent<Key>,
    under?: string,
  ): Promise<Answer<Replied<Key>>> => {
    const { method, path, body } = address(key, sent);
    const request = requestOf(key, sent);
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    if (method !== 'GET') headers['idempotency-key'] = under ?? keys.keyFor(request);
    let reply: Reply = { kind: 'silent' };
    for (const renewed of [false, true]) {
      const signedIn = await session.current();
      if (!signedIn.ok) return signedIn;
      const authorization = `Bearer ${signedIn.value.token}`;
      reply = await attempt({ method, url: apiUrl + path, headers: { ...headers, authorization }, body });
      if (renewed || reply.kind !== 'refused' || reply.status !== 401) break;
      session.drop(signedIn.value.token);
    }
    if (reply.kind === 'silent') return failed({ kind: 'offline' });
    if (method !== 'GET' && settled(reply)) keys.answered(request);
    if (reply.kind === 'refused') return failed({ kind: 'problem', problem: reply.problem });
    return { ok: true, value: reply.value as Replied<Key> };
  };
}

/** A broken or busy server may still have done the work: its answer does not free the key. */
function settled(reply: Reply): boolean {
  return reply.kind === 'done' || (reply.kind === 'refused' && reply.status < 500 && reply.status !== 429);
}

/**
 * Calls a route that asks nobody who they are: before anyone is signed in. Whoever waits asks again, so it is tried
 * once.
 */
export function openClient({ apiUrl, transport }: Pick<ClientDeps, 'apiUrl' | 'transport'>): Call {
  return async <Key extends KnownRouteKey>(key: Key, sent: Sent<Key>): Promise<Answer<Replied<Key>>> => {
    const { method, path, body } = address(key, sent);
    const reply = await transport({
      method,
      url: apiUrl + path,
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (reply.kind === 'silent') return failed({ kind: 'offline' });
    if (reply.kind === 'refused') return failed({ kind: 'problem', problem: reply.problem });
    return { ok: true, value: reply.value as Replied<Key> };
  };
}

interface Loose {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** What makes two requests the same one. */
export function requestOf(key: string, sent: object): string {
  const { method, path, body } = address(key, sent);
  return `${method} ${path} ${body ?? ''}`;
}

/** The route key is the address: "GET /v1/me/entries/{seq}/explain". */
function address(key: string, sent: object): { method: string; path: string; body: string | undefined } {
  const { params = {}, query = {}, body } = sent as Loose;
  const [method = '', template = ''] = key.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = new URLSearchParams(pairs).toString();
  return {
    method,
    path: search ? `${path}?${search}` : path,
    body: body === undefined ? undefined : JSON.stringify(body),
  };
}
