import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readHistory } from '../../ledger/read.ts';
import { entryViews } from '../../views/entry-views.ts';

/** History, newest first. */
export const showEntries: Handler<'GET /v1/me/entries', Context> = async ({ query }, caller, context) => {
  const { programme, member } = caller;
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { entries, next } = await readHistory(context.table, programme, member, page);
  return ok({ reply: { items: await entryViews(context.directory, programme, entries), next } });
};
