import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { Awaiting } from '../api/awaiting.tsx';
import { More } from '../api/more.tsx';
import { usePages } from '../api/use-pages.ts';
import { ChoiceRow } from '../parts/choice-row.tsx';
import { Section } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useUnit } from '../state/use-unit.ts';
import type { CustomerWords } from '../words/customer-vi.ts';
import { count, moment, pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { CustomerNav } from './customer-nav.tsx';
import { byReach, open, opensAt } from './home-rewards.tsx';
import { RewardRow } from './reward-row.tsx';
import { type RewardShelf, rewardShelf, rewardShelves } from './reward-shelf.ts';
import { useMyPoints } from './use-my-points.ts';

/** What points can become: what this member can take now first, by shelf when there are several. */
export function Rewards() {
  const { rewards: words } = useCustomerWords();
  const unit = useUnit();
  const mine = useMyPoints();
  const available = mine.available ?? 0;
  const shop = usePages('GET /v1/rewards', { query: {} });
  // What can be taken is said of both: the gifts and the points.
  const items = mine.available === null ? null : shop.items;
  const [shelf, setShelf] = useState<RewardShelf | 'ALL'>('ALL');
  const shelves = rewardShelves.filter((one) => items?.some((reward) => rewardShelf(reward) === one));
  const sorted = byReach(items ?? [], available).filter((reward) => shelf === 'ALL' || rewardShelf(reward) === shelf);
  const canTake = (reward: RewardView): boolean =>
    open(reward) && opensAt(reward) === null && reward.pricePoints <= available;
  const groups = [
    { title: words.can, rewards: sorted.filter(canTake) },
    { title: words.cannot, rewards: sorted.filter((reward) => !canTake(reward)) },
  ].filter((group) => group.rewards.length > 0);
  return (
    <Screen title={words.title} nav={<CustomerNav />}>
      <p className="h2 number">{mine.available === null ? '\u00a0' : words.have(pointsOf(available, unit))}</p>
      {shelves.length > 1 && (
        <ChoiceRow
          label={words.shelves}
          chosen={shelf}
          onChosen={setShelf}
          choices={(['ALL', ...shelves] as const).map((key) => ({ key, label: words.shelf[key] }))}
        />
      )}
      {!items && (
        <Awaiting
          failure={shop.failure ?? mine.failure}
          onRetry={() => void Promise.all([mine.refresh(), shop.refresh()])}
          rows={5}
        />
      )}
      {items?.length === 0 && (
        <EmptyState icon="gift" title={words.empty}>
          {words.emptyHint}
        </EmptyState>
      )}
      {groups.map((group) => (
        <Section key={group.title} title={group.title}>
          <ul className="list">
            {group.rewards.map((reward) => (
              <RewardRow
                key={reward.rewardId}
                reward={reward}
                available={available}
                note={noteOf(reward, available, words, unit)}
              />
            ))}
          </ul>
        </Section>
      ))}
      {items && <More {...shop.more} />}
    </Screen>
  );
}

/** What stands in the way, else what is left of a reward that runs out. */
export function noteOf(
  reward: RewardView,
  available: number,
  words: CustomerWords['rewards'],
  unit: string,
): string | null {
  if (reward.stockLeft === 0) return words.out;
  if (!open(reward)) return words.limitReached;
  const opening = opensAt(reward);
  if (opening) return words.opens(moment(opening));
  if (reward.pricePoints > available) return words.missing(pointsOf(reward.pricePoints - available, unit));
  return reward.stockLeft === null ? null : words.left(count(reward.stockLeft));
}
