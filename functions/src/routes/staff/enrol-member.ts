import { lowestTier } from '@quaylai/shared/loyalty/tiers';
import { parsePhone } from '@quaylai/shared/words/phone';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { enrol } from '../../records/members.ts';
import { findMemberCard } from '../../views/member-card.ts';
import { theirBranch } from './their-branch.ts';
import { counterSentences } from './words/counter-sentences.ts';

/**
 * A new customer by phone, at the lowest tier; a number that is known answers its member (T10). They have no profile
 * until they join themselves (decisions 18). Problems: NOT_FOUND, BUSY.
 */
export const enrolMember: Handler<'POST /v1/staff/members', Context> = async ({ body }, caller, context) => {
  const { programme } = caller;
  const branch = await theirBranch(caller, body.branchId, context);
  if (!branch.ok) return branch;
  const phone = parsePhone(body.phone);
  if (phone === null) return refuse({ code: 'INVALID_REQUEST', fields: { phone: counterSentences.noPhone } });
  const { document } = await context.directory.rules(programme);
  const by = { kind: 'PHONE', phone } as const;
  const enrolled = await enrol(context, programme, { by, name: null, lowestTier: lowestTier(document).id });
  if (!enrolled.ok) return enrolled;
  const card = await findMemberCard(context, programme, enrolled.value.member);
  return card.ok ? ok({ reply: card.value, replayed: !enrolled.value.isNew }) : card;
};
