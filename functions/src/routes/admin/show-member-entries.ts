import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readHistory, readOwnAccount } from '../../ledger/read.ts';
import { entryViews } from '../../views/entry-views.ts';

/** A member's history, newest first. Problems: NOT_FOUND. */
export const showMemberEntries: Handler<'GET /v1/admin/members/{memberId}/entries', Context> = async (
  { params: { memberId }, query },
  { programme },
  { table, directory },
) => {
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const [stored, { entries, next }] = await Promise.all([
    readOwnAccount(table, programme, memberId),
    readHistory(table, programme, memberId, page),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  return ok({ reply: { items: await entryViews(directory, programme, entries), next } });
};
