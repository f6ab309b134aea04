import type { BranchId } from '@quaylai/shared/words/ids';
import { useEffect } from 'react';
import { useFailureText } from '../../api/use-failure-text.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/list.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ErrorState } from '../../parts/states.tsx';
import { useWords } from '../../words/use-words.ts';
import { ReviewCard } from './review-card.tsx';

interface BranchProps {
  branchId: BranchId | null;
  name: string;
  /** Whether nothing waits here, as soon as that is known. */
  onClear: (clear: boolean) => void;
}

/** What waits at one branch, oldest first; nothing is drawn where nothing waits. */
export function BranchReviews({ branchId, name, onClear }: BranchProps) {
  const { parts } = useWords();
  const text = useFailureText();
  const { items, failure, refresh, hasMore, loading, loadMore } = usePages('GET /v1/staff/reviews', {
    query: branchId === null ? {} : { branchId },
  });
  const clear = items?.length === 0 && !hasMore;
  useEffect(() => onClear(clear));
  if (clear) return null;
  return (
    <Section title={name}>
      {!items && !failure && <Skeleton rows={2} />}
      {!items && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {items?.map((review) => (
        <ReviewCard key={review.reviewId} review={review} branchId={branchId} onDecided={refresh} />
      ))}
      {hasMore && (
        <Button look="second" busy={loading} onClick={() => void loadMore()}>
          {parts.more}
        </Button>
      )}
    </Section>
  );
}
