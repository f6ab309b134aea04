import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { issueVisitProof } from '../../qr/visit-proof.ts';
import { findSpendRequest } from '../../records/spend-requests.ts';
import { spendRequestView } from '../../views/spend-request-view.ts';

/**
 * What the customer answered; once they confirmed, the proof that the bill may use so many points, for ten minutes
 * from their answer and until a bill or a hold took it. Only for whoever asked. Problems: NOT_FOUND.
 */
export const showSpendRequest: Handler<'GET /v1/staff/members/{memberId}/spend-requests/{requestId}', Context> = async (
  { params },
  { programme, staff },
  context,
) => {
  const request = await findSpendRequest(context.table, programme, params.memberId, params.requestId);
  if (request === null || request.staff !== staff.staffId) return refuse({ code: 'NOT_FOUND' });
  const view = await spendRequestView(context.directory, programme, request, context.clock());
  const { requestId, member, branch, points, decidedAt } = request;
  const confirmedAt = request.state === 'CONFIRMED' ? decidedAt : null;
  const visit = { member, branch, staff: staff.staffId, confirmed: { request: requestId, pointsMax: points } };
  const seal = { keys: context.keys, programme };
  return ok({ reply: { ...view, visit: confirmedAt === null ? null : issueVisitProof(seal, visit, confirmedAt) } });
};
