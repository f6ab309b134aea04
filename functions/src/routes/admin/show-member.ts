import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { findPersonal } from '../../records/personal.ts';
import { balanceView } from '../../views/balance-view.ts';
import { memberCard } from '../../views/member-card.ts';
import { standingView } from '../../views/standing-view.ts';

/**
 * One member: card, balance, place on the ladder; of one that was merged, the one it lives on in (A01). Problems:
 * NOT_FOUND.
 */
export const showMember: Handler<'GET /v1/admin/members/{memberId}', Context> = async (
  { params: { memberId } },
  { programme },
  context,
) => {
  const [stored, { document }] = await Promise.all([
    readMemberAccount(context.table, programme, memberId),
    context.directory.rules(programme),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const personal = await findPersonal(context, programme, stored.member);
  const now = context.clock();
  const account = await context.directory.dated(programme, stored);
  return ok({
    reply: {
      member: await memberCard(context, programme, stored.member, stored, personal),
      balance: balanceView(account, now),
      standing: standingView(stored.account, document, now),
      joinedAt: formatInstant(stored.joinedAt),
    },
  });
};
