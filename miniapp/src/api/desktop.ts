import type { Session } from '@quaylai/shared/api/customer/session';
import { forget, keep, recall } from '../zalo/storage.ts';
import { call, session } from './api.ts';

/** A session that a phone gave this desktop, kept for its tab: a reload needs no second scan. */
interface KeptDesktop {
  readonly session: Session;
  readonly sessionId: string;
  /** How far the server's clock is ahead of this one. */
  readonly aheadMs: number;
}

const key = 'desktop';

const kept = (): KeptDesktop | null => {
  const found = recall(key) as Partial<KeptDesktop> | null;
  return found?.session && found.sessionId ? (found as KeptDesktop) : null;
};

export function adoptDesktop(given: Session, sessionId: string): void {
  session.adopt(given);
  keep(key, { session: given, sessionId, aheadMs: session.serverNow() - Date.now() } satisfies KeptDesktop);
}

let isRestored = false;

/** Takes up what a reload left behind, once; later the session is gone because it ended. */
export function restoreDesktop(): boolean {
  const found = isRestored ? null : kept();
  isRestored = true;
  if (found && Date.parse(found.session.expiresAt) > Date.now() + found.aheadMs) {
    session.adopt(found.session, Date.now() + found.aheadMs);
    return true;
  }
  const hadOne = kept() !== null;
  if (hadOne) forget(key);
  return false;
}

/** Ends the session on the server and in this tab. A server that cannot be reached ends it by itself within 30 minutes. */
export async function signOutDesktop(): Promise<void> {
  const found = kept();
  if (found)
    await call('DELETE /v1/admin/desktop/sessions/{sessionId}', { params: { sessionId: found.sessionId as never } });
  forget(key);
  session.drop();
  window.location.reload();
}
