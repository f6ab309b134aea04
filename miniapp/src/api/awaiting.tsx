import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import type { Failure } from './failure.ts';
import { useFailureText } from './use-failure-text.ts';

interface AwaitingProps {
  failure: Failure | null;
  onRetry: () => void;
  /** What is coming, roughly: so many rows, below something tall. */
  rows?: number;
  tall?: boolean;
}

/** Stands where an answer will: its outline while it is on its way, or why it did not come and how to ask again. */
export function Awaiting({ failure, onRetry, ...outline }: AwaitingProps) {
  const text = useFailureText();
  if (failure === null) return <Skeleton {...outline} />;
  return <ErrorState message={text(failure)} onRetry={onRetry} offline={failure.kind === 'offline'} />;
}
