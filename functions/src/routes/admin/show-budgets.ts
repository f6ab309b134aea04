import { isRunning, isShared } from '@quaylai/shared/loyalty/campaigns';
import { ok } from '@quaylai/shared/words/result';
import { listBudgets, untouched } from '../../budgets/budget.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { rulesInForce } from '../../records/rules-in-force.ts';

/** How much of each shared campaign is used by all members, what is claimed in this very moment included (C8). */
export const showBudgets: Handler<'GET /v1/admin/rules/budgets', Context> = async (
  _request,
  { programme },
  context,
) => {
  const now = context.clock();
  const [{ document }, budgets] = await Promise.all([
    rulesInForce(context, programme, now),
    listBudgets(context.table, programme),
  ]);
  const reply = document.campaigns.filter(isShared).map((rule) => {
    const used = budgets.find(({ campaign }) => campaign === rule.id) ?? untouched;
    return {
      campaignId: rule.id,
      name: rule.name,
      running: isRunning(rule, now, now),
      budgetPoints: rule.budgetPoints,
      usedPoints: used.points,
      firstOrders: rule.firstOrders,
      usedOrders: used.orders,
    };
  });
  return ok({ reply: { campaigns: reply } });
};
