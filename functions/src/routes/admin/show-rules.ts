import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { versionNumberAt } from '../../records/rule-shelf.ts';
import { findRules, findSchedule } from '../../records/rule-versions.ts';
import { ruleVersionSummary, ruleVersionView } from '../../views/rule-view.ts';

/** The rules that decide now, and those that will: from the schedule itself, so that a publication shows at once. */
export const showRules: Handler<'GET /v1/admin/rules', Context> = async (_request, { programme }, context) => {
  const { table, clock } = context;
  const now = clock();
  const schedule = await findSchedule(table, programme);
  const active = await findRules(table, programme, versionNumberAt(schedule, now));
  if (active === null) throw new Error('a scheduled version without its record');
  const coming = schedule.begins.filter(([, from]) => from > now).map(([version]) => version);
  const scheduled = await Promise.all(coming.map((version) => findRules(table, programme, version)));
  return ok({
    reply: {
      active: await ruleVersionView(context, programme, active),
      scheduled: await Promise.all(
        scheduled.flatMap((rules) => (rules === null ? [] : [ruleVersionSummary(context, programme, rules)])),
      ),
      latestVersion: schedule.latest,
    },
  });
};
