import { Button } from '../parts/button.tsx';
import { useWords } from '../words/use-words.ts';

export interface MoreProps {
  hasMore: boolean;
  loading: boolean;
  loadMore: () => Promise<void>;
}

/** The end of a paged list, while there is more of it. */
export function More({ hasMore, loading, loadMore }: MoreProps) {
  const { parts } = useWords();
  if (!hasMore) return null;
  return (
    <Button look="second" busy={loading} onClick={() => void loadMore()}>
      {parts.more}
    </Button>
  );
}
