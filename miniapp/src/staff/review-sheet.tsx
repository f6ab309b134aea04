import type { ReviewView } from '@quaylai/shared/api/review-models';
import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Facts } from '../parts/list.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toast.tsx';
import { moment, money } from '../words/format.ts';
import { useReviewsWords } from '../words/use-reviews-words.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useShift } from './shift.ts';

interface ReviewProps {
  review: ReviewView;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const reasonCharsMax = 200;

/** The evidence of one review; posted once with its own time, or rejected with a reason. */
export function ReviewSheet({ review, onClose, onDone }: ReviewProps) {
  const { reviews: words, approvals, counter } = useStaffWords();
  const { reasons, code } = useReviewsWords();
  const text = useFailureText();
  const say = useToast();
  const { branch } = useShift();
  const approve = useAction('POST /v1/staff/reviews/{reviewId}/approve');
  const reject = useAction('POST /v1/staff/reviews/{reviewId}/reject');
  const [reason, setReason] = useState('');
  const params = { reviewId: review.reviewId };
  const branchId = branch.branchId;
  const finish = async (said: string) => {
    say(said);
    onClose();
    await onDone();
  };
  const runApprove = async () => {
    const answer = await approve.run({ params, body: { branchId } });
    if (answer?.ok) await finish(words.approved);
  };
  const runReject = async () => {
    const answer = await reject.run({ params, body: { branchId, reason: reason.trim() } });
    if (answer?.ok) await finish(words.rejected);
  };
  const failure = approve.failure ?? reject.failure;
  return (
    <Sheet
      title={words.kind[review.kind]}
      onClose={onClose}
      actions={
        <>
          <Button busy={approve.busy} disabled={reject.busy} onClick={() => void runApprove()}>
            {words.approve}
          </Button>
          <Button look="danger" busy={reject.busy} disabled={reason.trim() === ''} onClick={() => void runReject()}>
            {words.reject}
          </Button>
        </>
      }
    >
      <p className="quiet">{words.why[review.kind]}</p>
      {review.reason !== review.kind && <p className="strong">{reasons[review.reason] ?? code(review.reason)}</p>}
      <Facts
        facts={[
          [approvals.member, review.memberName ?? review.phoneMasked ?? counter.noName],
          ...(review.amountDong === null ? [] : [[words.amount, money(review.amountDong)] as const]),
          ...(review.billNumber === null ? [] : [[words.bill, review.billNumber] as const]),
          [words.at, moment(review.businessTime)],
          [words.by, review.requestedBy ?? words.till],
        ]}
      />
      <TextField
        label={words.rejectReason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        hint={words.rejectHint}
      />
      {failure && <Notice tone="bad">{text(failure)}</Notice>}
    </Sheet>
  );
}
