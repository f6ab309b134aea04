import { useState } from 'react';
import { Awaiting } from '../../api/awaiting.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { Screen } from '../../parts/screen.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useReviewsWords } from '../../words/use-reviews-words.ts';
import { useMayChange } from '../owner-frame.tsx';
import { BranchReviews } from './branch-reviews.tsx';

/** What must not be posted silently, branch by branch; what came without a branch is for owners (decisions 16). */
export function Reviews() {
  const words = useReviewsWords();
  const owns = useMayChange();
  const { value, failure, refresh } = useAnswer('GET /v1/staff/me', {});
  const [clear, setClear] = useState<Readonly<Record<string, boolean>>>({});
  const places = value
    ? [
        ...value.branches.map(({ branchId, name }) => ({ branchId, name })),
        ...(owns ? [{ branchId: null, name: words.noBranch }] : []),
      ]
    : [];
  const allClear = places.length > 0 && places.every(({ name }) => clear[name] === true);
  return (
    <Screen title={words.title} back="/owner">
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={4} />}
      {value && !allClear && <p className="quiet">{words.lead}</p>}
      {allClear && (
        <EmptyState icon="check" title={words.clear}>
          {words.clearHint}
        </EmptyState>
      )}
      {places.map(({ branchId, name }) => (
        <BranchReviews
          key={branchId ?? '-'}
          branchId={branchId}
          name={name}
          onClear={(is) => setClear((before) => (before[name] === is ? before : { ...before, [name]: is }))}
        />
      ))}
    </Screen>
  );
}
