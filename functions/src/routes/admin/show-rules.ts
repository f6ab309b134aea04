import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findRules, findSchedule } from '../../records/rule-versions.ts';
import { ruleVersionSummary, ruleVersionView } from '../../views/rule-view.ts';

/** The rules that decide now, and those that will. */
export const showRules: Handler<'GET /v1/admin/rules', Context> = async (_request, { programme }, context) => {
  const { table, directory, clock } = context;
  const now = clock();
  // Not the remembered ones: who has just published wants to see it.
  const [schedule, inForce] = await Promise.all([findSchedule(table, programme), directory.rulesAt(programme, now)]);
  const active = await findRules(table, programme, inForce.version);
  if (active === null) return refuse({ code: 'NOT_FOUND' });
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
