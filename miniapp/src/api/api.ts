import type { Session } from '@quaylai/shared/api/customer/session';
import { apiUrl } from '../settings.ts';
import { accessToken } from '../zalo/access-token.ts';
import { keep, recall } from '../zalo/storage.ts';
import { miniAppId } from '../zalo/system.ts';
import { client } from './client.ts';
import { idempotencyKeys } from './idempotency-keys.ts';
import { sessionKeeper } from './session.ts';
import { transportOver } from './transport.ts';

const keysKey = 'unanswered';
const listeners = new Set<(session: Session) => void>();
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
    for (const listen of listeners) listen(fresh);
  },
});

/** Calls the API: `call('GET /v1/me', {})`. */
export const call = client({
  apiUrl,
  transport,
  session,
  keys: idempotencyKeys({ read: () => recall(keysKey), write: (keys) => keep(keysKey, keys) }, now, () =>
    crypto.randomUUID(),
  ),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
});

export function onSession(listen: (session: Session) => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
