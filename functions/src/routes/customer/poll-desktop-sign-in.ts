import type { Session } from '@quaylai/shared/api/customer/session';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { type Programme, provenProgramme } from '../../ledger/programme.ts';
import { type DesktopSignIn, findSignIn } from '../../records/desktop-sign-ins.ts';
import { programmeOfMiniApp } from '../../records/programmes.ts';
import { sessionReply } from './session-reply.ts';

/**
 * What became of a desktop's code; the session, once the owner agreed on their phone. Asking again within the code's
 * life answers the same token: a lost answer costs nobody a second scan, and no second session is made.
 * Problems: NOT_FOUND (also for a wrong secret), QR_EXPIRED.
 */
export const pollDesktopSignIn: Handler<'POST /v1/desktop/sign-ins/poll', Context> = async (
  { body },
  _caller,
  context,
) => {
  const id = await programmeOfMiniApp(context, body.miniAppId);
  if (id === null) return refuse({ code: 'NOT_FOUND' });
  const programme = provenProgramme(id, 'SIGN_IN');
  const found = await findSignIn(context, programme, body.signInId, body.secret);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state !== 'SIGNED_IN') return ok({ reply: { state, session: null } });
  const session = await sessionOf(context, programme, found.value);
  return ok({ reply: session === null ? { state: 'REFUSED', session } : { state, session } });
};

/** The owner's own role and programme, and nothing of their card; null when they are owner no more. */
async function sessionOf(
  context: Context,
  programme: Programme,
  { signInId, by, signedInAt }: DesktopSignIn,
): Promise<Session | null> {
  if (by === null || signedInAt === null) throw new Error('a desktop signed in by nobody');
  const desktop = { id: signInId, since: signedInAt };
  const session = await sessionReply(context, programme, { person: by.person, member: null, zaloId: null, desktop });
  return session.staff?.role === 'owner' ? session : null;
}
