import type { BranchId, CorrectionId, HoldId, MemberId, RedemptionId, SpendRequestId } from '@quaylai/shared/words/ids';
import type { Intent } from './intents.ts';
import type { Known } from './known.ts';
import type { Request } from './request.ts';

/** What an answer tells of new things to act on. */
export function hear(known: Known, { route, params, caller, body }: Request, reply: unknown, intent: Intent): void {
  if (!('shop' in intent)) return;
  const said = reply as {
    readonly redemptionId?: RedemptionId;
    readonly holdId?: HoldId;
    readonly correctionId?: CorrectionId;
    readonly entrySeq?: number;
    readonly orderId?: string;
    readonly requestId?: SpendRequestId;
    readonly visit?: string | null;
    readonly points?: number;
    readonly code?: string | null;
  };
  const { shop } = intent;
  if (
    (intent.kind === 'COUNTER' || intent.kind === 'SPEND') &&
    said.entrySeq !== undefined &&
    said.orderId !== undefined
  ) {
    const { memberId } = body as { readonly memberId: MemberId };
    known.sold.unshift({ shop, member: memberId, seq: said.entrySeq, orderId: said.orderId });
  }
  if (intent.kind === 'CORRECT' && said.correctionId !== undefined) {
    const member = params?.['memberId'] as MemberId;
    known.corrections.unshift({ shop, member, correction: said.correctionId, askedBy: intent.staff });
  }
  if (intent.kind === 'ASK_SPEND' && said.requestId !== undefined) {
    const asked = { shop, member: params?.['memberId'] as MemberId, player: intent.member, staff: intent.staff };
    known.asked.unshift({ ...asked, request: said.requestId, points: said.points ?? 0, visit: null });
  }
  if (intent.kind === 'SPEND' && said.visit != null) {
    for (const asked of known.asked) if (asked.request === said.requestId) asked.visit = said.visit;
  }
  if (route === 'POST /v1/me/redemptions' && said.redemptionId !== undefined && caller.member !== null) {
    const voucher = { code: said.code ?? null, shownAt: null };
    known.redemptions.unshift({ shop, member: caller.member, redemption: said.redemptionId, ...voucher });
  }
  if (route === 'POST /v1/me/redemptions/{redemptionId}/present') {
    const { branchId } = body as { readonly branchId: BranchId };
    for (const each of known.redemptions) if (each.redemption === said.redemptionId) each.shownAt = branchId;
  }
  if (route === 'POST /v1/staff/members/{memberId}/holds' && said.holdId !== undefined && intent.kind === 'HOLD') {
    const member = params?.['memberId'] as MemberId;
    known.holds.unshift({ shop, member, hold: said.holdId, order: `HD${intent.order}` });
  }
}
