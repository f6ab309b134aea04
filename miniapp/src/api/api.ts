import type { Session } from '@quaylai/shared/api/customer/session';
import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { apiUrl } from '../settings.ts';
import { accessToken } from '../zalo/access-token.ts';
import { keep, recall } from '../zalo/storage.ts';
import { miniAppId } from '../zalo/system.ts';
import { client, openClient, requestOf, type Sent } from './client.ts';
import type { Failure } from './failure.ts';
import { idempotencyKeys } from './idempotency-keys.ts';
import { sessionKeeper } from './session.ts';
import { transportOver } from './transport.ts';

const keysKey = 'unanswered';
const listeners = new Set<(session: Session) => void>();
const leavers = new Set<(failure: Failure) => void>();
let newest: Session | undefined;
const transport = transportOver((...request) => fetch(...request));
const now = () => Date.now();

export const session = sessionKeeper({
  transport,
  apiUrl,
  miniAppId,
  accessToken,
  isOnline: () => navigator.onLine,
  now,
  onSession: (fresh) => {
    newest = fresh;
    for (const listen of listeners) listen(fresh);
  },
  onNobody: (failure) => {
    for (const listen of leavers) listen(failure);
  },
});

const keys = idempotencyKeys({ read: () => recall(keysKey), write: (kept) => keep(keysKey, kept) }, now, () =>
  crypto.randomUUID(),
);

/** The key under which this very request was or would be sent; whoever takes it keeps it from now on. */
export function takeKey<Key extends KnownRouteKey>(key: Key, sent: Sent<Key>): string {
  const request = requestOf(key, sent);
  const taken = keys.keyFor(request);
  keys.answered(request);
  return taken;
}

/** Calls the API: `call('GET /v1/me', {})`. */
export const call = client({
  apiUrl,
  transport,
  session,
  keys,
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
});

/** Before anybody is signed in. */
export const openCall = openClient({ apiUrl, transport });

/** Tells of every new session, and at once of the one that came before anybody listened. */
export function onSession(listen: (session: Session) => void): () => void {
  listeners.add(listen);
  if (newest) listen(newest);
  return () => listeners.delete(listen);
}

/** Told when nobody can be signed in without a person's help: outside Zalo, at the start and when a session ends. */
export function onNobody(listen: (failure: Failure) => void): () => void {
  leavers.add(listen);
  return () => leavers.delete(listen);
}
