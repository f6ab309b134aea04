import type { ReactNode } from 'react';
import type { Failure } from '../api/failure.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useWho } from '../state/session.ts';
import { useWords } from '../words/use-words.ts';

/** Nobody is known yet: wait, or say why not. Who was known from the last visit goes straight in. */
export function Gate({
  failure,
  onRetry,
  children,
}: {
  failure: Failure | null;
  onRetry: () => void;
  children: ReactNode;
}) {
  const who = useWho();
  const { outside } = useWords();
  const text = useFailureText();
  if (who) return children;
  return (
    <main className="content gate">
      {!failure ? (
        <Skeleton tall />
      ) : failure.kind === 'zalo' && failure.zalo === 'outside-zalo' ? (
        <EmptyState icon="shop" title={outside.title}>
          {outside.body}
        </EmptyState>
      ) : (
        <ErrorState message={text(failure)} onRetry={onRetry} offline={failure.kind === 'offline'} />
      )}
    </main>
  );
}
