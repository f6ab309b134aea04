import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import type { Answer } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useToast } from '../parts/toast.tsx';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useShift } from './shift.ts';
import { useShiftLog } from './use-shift-log.ts';

interface Heard {
  /** What is on its way to the API, or null once that refused it. */
  readonly onDecide: ((approval: ApprovalView | null) => void) | undefined;
  readonly onDecided: () => Promise<void>;
}

/** The two answers to a gift that waits; what was decided is said and noted in this phone's shift. */
export function useDecision(approval: ApprovalView, { onDecide, onDecided }: Heard) {
  const { approvals: words } = useStaffWords();
  const say = useToast();
  const { note } = useShiftLog();
  const { branchId } = useShift().branch;
  const approving = useAction('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve');
  const refusing = useAction('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse');
  const { memberId, redemptionId, rewardName } = approval;
  const params = { memberId, redemptionId };
  const decide = async (kind: 'APPROVE' | 'REFUSE', run: () => Promise<Answer<unknown> | null>, sentence: string) => {
    onDecide?.(approval);
    const answer = await run();
    if (answer && !answer.ok) onDecide?.(null);
    if (!answer?.ok) return;
    note({ kind, who: approval.phoneMasked, amountDong: null, earned: 0, used: 0 });
    say(sentence);
    await onDecided();
  };
  const approve = () =>
    decide('APPROVE', () => approving.run({ params, body: { branchId } }), words.approved(rewardName));
  const refuse = (reason: string) =>
    decide('REFUSE', () => refusing.run({ params, body: { branchId, reason } }), words.refused(rewardName));
  return { approve, refuse, busy: approving.busy || refusing.busy, failure: approving.failure ?? refusing.failure };
}
