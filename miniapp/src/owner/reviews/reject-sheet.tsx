import type { BranchId } from '@quaylai/shared/words/ids';
import { useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Dialog } from '../../parts/overlay.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useReviewsWords } from '../../words/use-reviews-words.ts';
import type { Review } from './review-card.tsx';

const reasonCharsMax = 200;

interface RejectProps {
  review: Review;
  branchId: BranchId | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** A refusal needs a reason, which is kept. */
export function RejectSheet({ review, branchId, onClose, onDone }: RejectProps) {
  const words = useReviewsWords();
  const text = useFailureText();
  const say = useToast();
  const reject = useAction('POST /v1/staff/reviews/{reviewId}/reject');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const answer = await reject.run({
      params: { reviewId: review.reviewId },
      body: { branchId, reason: reason.trim() },
    });
    if (!answer?.ok) return;
    say(words.rejected);
    await onDone();
  };
  return (
    <Dialog
      title={words.rejectTitle}
      onClose={onClose}
      actions={
        <Button look="danger" busy={reject.busy} onClick={() => void run()}>
          {words.reject}
        </Button>
      }
    >
      <p>{words.rejectBody}</p>
      <TextArea
        label={words.reason}
        value={reason}
        onValue={setReason}
        maxLength={reasonCharsMax}
        error={tried && reason.trim() === '' ? words.reasonNeeded : undefined}
      />
      {reject.failure && <Notice tone="bad">{text(reject.failure)}</Notice>}
    </Dialog>
  );
}
