import type { BranchId } from '@quaylai/shared/words/ids';
import { Link } from 'react-router-dom';
import type { Replied } from '../../api/client.ts';
import { useAction } from '../../api/use-action.ts';
import { useFailureText } from '../../api/use-failure-text.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Facts } from '../../parts/list.tsx';
import { Notice } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSheet } from '../../parts/use-sheet.ts';
import { moment, money, phone } from '../../words/format.ts';
import type { ReviewsWords } from '../../words/reviews-vi.ts';
import { useRequestsWords } from '../../words/use-requests-words.ts';
import { useReviewsWords } from '../../words/use-reviews-words.ts';
import { RejectSheet } from './reject-sheet.tsx';

export type Review = Replied<'GET /v1/staff/reviews'>['items'][number];

interface ReviewProps {
  review: Review;
  branchId: BranchId | null;
  onDecided: () => Promise<void>;
}

/** Why it stopped, what it is about, and the two ways on. */
export function ReviewCard({ review, branchId, onDecided }: ReviewProps) {
  const words = useReviewsWords();
  const requests = useRequestsWords();
  const text = useFailureText();
  const say = useToast();
  const approve = useAction('POST /v1/staff/reviews/{reviewId}/approve');
  const reject = useSheet('reject');
  const { reviewId, kind, memberId } = review;
  const run = async () => {
    const answer = await approve.run({ params: { reviewId }, body: { branchId } });
    if (!answer?.ok) return;
    say(words.approved);
    await onDecided();
  };
  return (
    <Card>
      <h3 className="h3">{words.kinds[kind]}</h3>
      <p className="small quiet">{words.explained[kind]}</p>
      {review.reason !== kind && (
        <p className="small strong">{words.reasons[review.reason] ?? words.code(review.reason)}</p>
      )}
      <Facts facts={factsOf(review, words)} />
      {memberId !== null && (
        <Link className="text-link" to={`/owner/members/${memberId}`}>
          {requests.profile}
        </Link>
      )}
      {approve.failure && <Notice tone="bad">{text(approve.failure)}</Notice>}
      <Button busy={approve.busy} onClick={() => void run()}>
        {words.approve}
      </Button>
      <Button look="danger" onClick={() => reject.open(reviewId)}>
        {words.reject}
      </Button>
      {reject.opened === reviewId && (
        <RejectSheet
          review={review}
          branchId={branchId}
          onClose={reject.close}
          onDone={async () => {
            reject.close();
            await onDecided();
          }}
        />
      )}
    </Card>
  );
}

function factsOf(review: Review, words: ReviewsWords): readonly (readonly [string, string])[] {
  const who = [review.memberName, review.phoneMasked && phone(review.phoneMasked)].filter(Boolean).join(' · ');
  const facts: (readonly [string, string])[] = [];
  if (review.amountDong !== null) facts.push([words.amount, money(review.amountDong)]);
  if (review.billNumber !== null) facts.push([words.bill, review.billNumber]);
  return [
    ...facts,
    [words.customer, who || words.nobody],
    [words.by, review.requestedBy ?? words.till],
    [words.at, moment(review.businessTime)],
  ];
}
