import type { BranchId } from '@quaylai/shared/words/ids';
import { useEffect } from 'react';
import { Awaiting } from '../../api/awaiting.tsx';
import { More } from '../../api/more.tsx';
import { usePages } from '../../api/use-pages.ts';
import { Section } from '../../parts/list.tsx';
import { ReviewCard } from './review-card.tsx';

interface BranchProps {
  branchId: BranchId | null;
  name: string;
  /** Whether nothing waits here, as soon as that is known. */
  onClear: (clear: boolean) => void;
}

/** What waits at one branch, oldest first; nothing is drawn where nothing waits. */
export function BranchReviews({ branchId, name, onClear }: BranchProps) {
  const { items, failure, refresh, more } = usePages('GET /v1/staff/reviews', {
    query: branchId === null ? {} : { branchId },
  });
  const clear = items?.length === 0 && !more.hasMore;
  useEffect(() => onClear(clear));
  if (clear) return null;
  return (
    <Section title={name}>
      {!items && <Awaiting failure={failure} onRetry={refresh} rows={2} />}
      {items?.map((review) => (
        <ReviewCard key={review.reviewId} review={review} branchId={branchId} onDecided={refresh} />
      ))}
      <More {...more} />
    </Section>
  );
}
