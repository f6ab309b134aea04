import { ok } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listDesktopSessions } from '../../records/desktop-sessions.ts';

/** Every desktop of the programme that is signed in now, whichever owner let it in. */
export const listDesktops: Handler<'GET /v1/admin/desktop/sessions', Context> = async (
  _request,
  { programme },
  context,
) => {
  const sessions = await listDesktopSessions(context, programme);
  const items = sessions.map(({ sessionId, browser, system, since, expiresAt }) => {
    return { sessionId, browser, system, since: formatInstant(since), expiresAt: formatInstant(expiresAt) };
  });
  return ok({ reply: { items } });
};
