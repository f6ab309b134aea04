import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { issueVoucherQr } from '../../qr/voucher-qr.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { findRedemption } from '../../records/redemptions.ts';
import { closedProblem } from '../../views/closed-redemption.ts';
import { sealOf } from './scanned-store.ts';

/**
 * A code for the till, at most 60 s old (C7).
 * Problems: NOT_FOUND, VOUCHER_USED, VOUCHER_EXPIRED, VOUCHER_CLOSED (refused, cancelled, or no voucher at all).
 */
export const showVoucherQr: Handler<'POST /v1/me/redemptions/{redemptionId}/qr', Context> = async (
  { params },
  { programme, member },
  context,
) => {
  const stored = await findRedemption(context.table, programme, member, params.redemptionId);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const now = context.clock();
  const redemption = redemptionAt(stored, now);
  if (redemption.state === 'HELD') return refuse({ code: 'VOUCHER_CLOSED' });
  if (redemption.state !== 'ISSUED' && redemption.state !== 'RESERVED') {
    return refuse(closedProblem(redemption, await context.directory.names(programme)));
  }
  const [content, { expiresAt }] = issueVoucherQr(sealOf(context, programme), member, redemption.redemptionId, now);
  return ok({ reply: { content, expiresAt: formatInstant(expiresAt) } });
};
