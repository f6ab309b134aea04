import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import type { Answer } from '../api/failure.ts';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Facts } from '../parts/list.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Picture } from '../parts/picture.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { Toggle, Toggles } from '../parts/toggle.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { takesMoneyOff } from './bill-vouchers.tsx';
import { useShift } from './shift.ts';
import { useShiftLog } from './use-shift-log.ts';

interface DecisionProps {
  approval: ApprovalView;
  onClose: () => void;
  /** What is on its way to the API, or null once that refused it. */
  onDecide?: (approval: ApprovalView | null) => void;
  onDone: () => Promise<void>;
}

const reasonCharsMax = 200;

/** Everything the person at the counter checks before a gift leaves it: who, what, for how many points. */
export function DecisionSheet({ approval, onClose, onDecide, onDone }: DecisionProps) {
  const { approvals: words, billVouchers, counter } = useStaffWords();
  const { parts } = useWords();
  const text = useFailureText();
  const unit = useUnit();
  const say = useToast();
  const { note } = useShiftLog();
  const { branch, me } = useShift();
  const approve = useAction('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve');
  const refuse = useAction('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse');
  const withBill = takesMoneyOff(approval);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const params = { memberId: approval.memberId, redemptionId: approval.redemptionId };
  const isOverLimit = me.approveLimitPoints !== null && approval.points > me.approveLimitPoints;
  const finish = async (kind: 'APPROVE' | 'REFUSE', answer: Answer<unknown> | null, sentence: string) => {
    if (answer && !answer.ok) onDecide?.(null);
    if (!answer?.ok) return;
    note({ kind, who: approval.phoneMasked, amountDong: null, earned: 0, used: 0 });
    say(sentence);
    onClose();
    await onDone();
  };
  const runApprove = async () => {
    onDecide?.(approval);
    const answer = await approve.run({ params, body: { branchId: branch.branchId } });
    await finish('APPROVE', answer, words.approved(approval.rewardName));
  };
  const runRefuse = async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    onDecide?.(approval);
    const answer = await refuse.run({ params, body: { branchId: branch.branchId, reason: reason.trim() } });
    await finish('REFUSE', answer, words.refused(approval.rewardName));
  };
  const failure = approve.failure ?? refuse.failure;
  return (
    <Sheet
      title={refusing ? words.reasonTitle : approval.rewardName}
      onClose={onClose}
      actions={
        refusing ? (
          <>
            <Button look="danger" busy={refuse.busy} onClick={() => void runRefuse()}>
              {words.refuse}
            </Button>
            <Button look="quiet" onClick={() => setRefusing(false)}>
              {parts.cancel}
            </Button>
          </>
        ) : (
          <>
            {!withBill && !isOverLimit && (
              <Button busy={approve.busy} onClick={() => void runApprove()}>
                {words.approve}
              </Button>
            )}
            <Button look="danger" onClick={() => setRefusing(true)}>
              {words.refuse}
            </Button>
          </>
        )
      }
    >
      {refusing ? (
        <>
          <Toggles>
            {words.reasons.map((one) => (
              <Toggle key={one} on={reason === one} onTap={() => setReason(one)}>
                {one}
              </Toggle>
            ))}
          </Toggles>
          <TextField
            label={words.reason}
            value={reason}
            onValue={setReason}
            maxLength={reasonCharsMax}
            error={missing && reason.trim() === '' ? words.reasonNeeded : undefined}
          />
        </>
      ) : (
        <>
          <Picture name={approval.picture} size="wide" />
          <Facts
            facts={[
              [words.member, approval.memberName ?? counter.noName],
              [words.tier, [approval.tierName, approval.phoneMasked].filter(Boolean).join(' · ')],
              [words.reward, words.kind[approval.kind]],
              [words.points, pointsOf(approval.points, unit)],
            ]}
          />
          {withBill && <Notice tone="warn">{billVouchers.withBill}</Notice>}
          {isOverLimit && (
            <Notice tone="warn">
              <p className="strong">{words.limit(pointsOf(me.approveLimitPoints ?? 0, unit))}</p>
              <p>{words.limitHow}</p>
            </Notice>
          )}
        </>
      )}
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}
