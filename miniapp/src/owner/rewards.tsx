import { session } from '../api/api.ts';
import { Awaiting } from '../api/awaiting.tsx';
import { More } from '../api/more.tsx';
import { usePages } from '../api/use-pages.ts';
import { ButtonLink } from '../parts/button.tsx';
import { List, Pill } from '../parts/list.tsx';
import { EmptyState } from '../parts/states.tsx';
import { moment } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { OwnerFrame, useMayChange } from './owner-frame.tsx';
import { type RewardRecord, StockRow } from './stock-row.tsx';

/** Every reward, also drafts and paused ones, with what is left of it. */
export function Rewards() {
  const { rewards: words } = useOwnerWords();
  const mayChange = useMayChange();
  const { items, failure, refresh, more } = usePages('GET /v1/admin/rewards', { query: {} });
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
      {!items && <Awaiting failure={failure} onRetry={refresh} rows={5} />}
      {items?.length === 0 && (
        <EmptyState icon="gift" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <List>
          {items.map((reward) => (
            <StockRow key={reward.rewardId} reward={reward}>
              <StatePill reward={reward} />
            </StockRow>
          ))}
        </List>
      )}
      <More {...more} />
    </OwnerFrame>
  );
}

/** Nothing is said of a reward that members can redeem now. */
function StatePill({ reward: { status, availableFrom, availableUntil } }: { reward: RewardRecord }) {
  const { rewards: words } = useOwnerWords();
  const now = session.serverNow();
  if (status !== 'ACTIVE') return <Pill>{words.states[status]}</Pill>;
  if (availableUntil && Date.parse(availableUntil) <= now) return <Pill>{words.closed}</Pill>;
  if (availableFrom && Date.parse(availableFrom) > now)
    return <Pill tone="brand">{words.opens(moment(availableFrom))}</Pill>;
  return null;
}
