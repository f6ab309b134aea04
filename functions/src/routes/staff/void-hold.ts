import { decideVoid } from '@quaylai/shared/loyalty/hold';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { endHold } from './end-hold.ts';

/** Gives held points back: the shop ended the hold (C3, R14). Problems: HOLD_EXPIRED, HOLD_CLOSED (R06). */
export const voidHold: Handler<'POST /v1/staff/members/{memberId}/holds/{holdId}/void', Context> = (
  request,
  caller,
  context,
) => {
  const { params } = request;
  const voidIt = { hold: params.holdId, because: 'SHOP' } as const;
  return endHold(
    request,
    { params, state: 'VOIDED', decide: (account, now) => decideVoid(account, voidIt, now) },
    caller,
    context,
  );
};
