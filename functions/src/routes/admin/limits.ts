import { ok } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import type { Programme } from '../../ledger/programme.ts';
import { type KeptLimits, limitsWrite, readLimits } from '../../records/staff-limits.ts';

/** What staff may do alone, as it stands. */
export const showLimits: Handler<'GET /v1/admin/limits', Context> = async (_request, { programme }, context) =>
  ok({ reply: await limitsView(await readLimits(context.table, programme), programme, context) });

/** The owner's own numbers; every function follows within 60 s. Problems: INVALID_REQUEST, BUSY. */
export const setLimits: Handler<'PUT /v1/admin/limits', Context> = async ({ body }, { programme, staff }, context) => {
  const limits: KeptLimits = { ...body, changedBy: staff.staffId, changedAt: context.clock() };
  const writes = [limitsWrite(programme, limits)];
  const kept = await commit(context, async () => ok({ value: limits, writes }));
  return kept.ok ? ok({ reply: await limitsView(kept.value, programme, context) }) : kept;
};

async function limitsView(
  { changedBy, changedAt, ...limits }: KeptLimits,
  programme: Programme,
  { directory }: Pick<Context, 'directory'>,
) {
  const name = changedBy === null ? null : ((await directory.staff(programme, changedBy))?.name ?? changedBy);
  return { ...limits, changedBy: name, changedAt: changedAt === null ? null : formatInstant(changedAt) };
}
