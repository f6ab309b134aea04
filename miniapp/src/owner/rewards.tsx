import { useFailureText } from '../api/use-failure-text.ts';
import { usePages } from '../api/use-pages.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { List, Pill } from '../parts/list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { useWords } from '../words/use-words.ts';
import { OwnerFrame, useMayChange } from './owner-frame.tsx';
import { StockRow } from './stock-row.tsx';

/** Every reward, also drafts and paused ones, with what is left of it. */
export function Rewards() {
  const { rewards: words } = useOwnerWords();
  const { parts } = useWords();
  const text = useFailureText();
  const mayChange = useMayChange();
  const { items, failure, refresh, hasMore, loading, loadMore } = usePages('GET /v1/admin/rewards', { query: {} });
  return (
    <OwnerFrame
      title={words.title}
      changes
      dock={
        mayChange && (
          <ButtonLink to="/owner/rewards/new" icon="plus">
            {words.add}
          </ButtonLink>
        )
      }
    >
      {!items && !failure && <Skeleton rows={5} />}
      {!items && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {items?.length === 0 && (
        <EmptyState icon="gift" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <List>
          {items.map((reward) => (
            <StockRow key={reward.rewardId} reward={reward}>
              {reward.status !== 'ACTIVE' && <Pill>{words.states[reward.status]}</Pill>}
            </StockRow>
          ))}
        </List>
      )}
      {hasMore && (
        <Button look="second" busy={loading} onClick={() => void loadMore()}>
          {parts.more}
        </Button>
      )}
    </OwnerFrame>
  );
}
