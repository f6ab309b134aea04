import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planEndedDesktop } from '../../records/desktop-sessions.ts';

/** Signs a desktop out, everywhere within 60 s; the desktop itself asks this too. Problems: NOT_FOUND, BUSY. */
export const endDesktop: Handler<'DELETE /v1/admin/desktop/sessions/{sessionId}', Context> = async (
  { params },
  { programme },
  context,
) => {
  const ended = await commit(context, () => planEndedDesktop(context, programme, params.sessionId));
  return ended.ok ? ok({ reply: {} }) : ended;
};
