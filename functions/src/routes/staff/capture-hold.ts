import { decideCapture } from '@quaylai/shared/loyalty/hold';
import { refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { endHold } from './end-hold.ts';

/**
 * Spends held points; the rest goes back (R05), once per request (R07). Problems: HOLD_EXPIRED (R04), HOLD_CLOSED
 * (R06), INSUFFICIENT_POINTS when more than held is asked (I3).
 */
export const captureHold: Handler<'POST /v1/staff/members/{memberId}/holds/{holdId}/capture', Context> = (
  request,
  caller,
  context,
) => {
  const { params, body } = request;
  return endHold(
    request,
    {
      params,
      state: 'CAPTURED',
      decide: (account, now) => {
        const decided = decideCapture(account, { hold: params.holdId, points: body.points }, now);
        if (decided.ok || decided.problem.code !== 'CEILING') return decided;
        return refuse({ code: 'INSUFFICIENT_POINTS', available: decided.problem.max });
      },
    },
    caller,
    context,
  );
};
