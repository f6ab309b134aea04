import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readHistory, readOneEntry } from '../../ledger/read.ts';
import { entryViews } from '../../views/entry-views.ts';

/** History of the account that was merged into this one by an entry of its own (A01). Problems: NOT_FOUND. */
export const showFormerEntries: Handler<'GET /v1/me/entries/{seq}/former', Context> = async (
  { params, query },
  { programme, member },
  { table, directory },
) => {
  const merge = await readOneEntry(table, programme, member, Number(params.seq));
  const former = merge?.entry.postings.some(({ kind }) => kind === 'MERGE_IN') ? merge.entry.other : undefined;
  if (former === undefined) return refuse({ code: 'NOT_FOUND' });
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { entries, next } = await readHistory(table, programme, former, page);
  return ok({ reply: { items: await entryViews(directory, programme, entries), next } });
};
