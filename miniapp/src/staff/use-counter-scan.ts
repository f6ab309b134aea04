import type { MemberCard } from '@quaylai/shared/api/member-models';
import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { codeOf } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { useSheet } from '../parts/use-sheet.ts';
import { scan } from '../zalo/scan.ts';
import { useShift } from './shift.ts';

/** One scanner for whatever a customer holds up: their card, or a voucher. */
export function useCounterScan(onMember: (member: MemberCard, visit: string) => void) {
  const text = useFailureText();
  const { branch } = useShift();
  const member = useAction('POST /v1/staff/members/scan');
  const resolve = useAction('POST /v1/staff/redemptions/resolve');
  const [opening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sheet = useSheet('decide');
  const [voucher, setVoucher] = useState<ApprovalView | null>(null);

  const understand = async (content: string) => {
    const asMember = await member.run({ body: { content, branchId: branch.branchId } });
    if (!asMember) return;
    if (asMember.ok) {
      onMember(asMember.value.member, asMember.value.visit);
      return;
    }
    if (codeOf(asMember.failure) !== 'QR_INVALID') {
      setRefusal(text(asMember.failure));
      return;
    }
    const asVoucher = await resolve.run({ body: { branchId: branch.branchId, scanned: content, code: null } });
    if (asVoucher?.ok) {
      setVoucher(asVoucher.value);
      sheet.open();
    } else if (asVoucher) setRefusal(text(asVoucher.failure));
  };
  const start = async () => {
    setRefusal(null);
    setOpening(true);
    const seen = await scan();
    setOpening(false);
    if (seen.ok) await understand(seen.value);
    else if (seen.problem !== 'cancelled') setRefusal(text({ kind: 'zalo', zalo: seen.problem }));
  };
  return {
    start,
    opening,
    busy: opening || member.busy || resolve.busy,
    refusal,
    voucher: sheet.opened ? voucher : null,
    closeVoucher: sheet.close,
  };
}
