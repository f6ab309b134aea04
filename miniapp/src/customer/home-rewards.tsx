import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useEffect, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { session } from '../api/api.ts';
import { usePages } from '../api/use-pages.ts';
import { Section } from '../parts/list.tsx';
import { Picture } from '../parts/picture.tsx';
import { useKeptRewards } from '../state/kept-rewards.ts';
import { pointsOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

const shownMax = 3;

/** Affordable first, the dearest affordable one leading; then the nearest of the others. */
export function byReach(rewards: readonly RewardView[], available: number): readonly RewardView[] {
  const can = (reward: RewardView): boolean => reward.pricePoints <= available;
  return [...rewards].sort((a, b) => {
    if (can(a) !== can(b)) return can(a) ? -1 : 1;
    return can(a) ? b.pricePoints - a.pricePoints : a.pricePoints - b.pricePoints;
  });
}

/** Still to be had by this member: neither out of stock nor over a limit. */
export const open = (reward: RewardView): boolean =>
  reward.stockLeft !== 0 &&
  (reward.limitPerMember === null || reward.redeemed < reward.limitPerMember) &&
  (reward.limitPerMonth === null || reward.redeemedThisMonth < reward.limitPerMonth);

/** When it opens, as long as that lies ahead. */
export const opensAt = ({ availableFrom }: RewardView): string | null =>
  availableFrom !== null && Date.parse(availableFrom) > session.serverNow() ? availableFrom : null;

export function HomeRewards({ available, unit }: { available: number; unit: string }) {
  const { home: words, parts } = useWords();
  const { items, failure } = usePages('GET /v1/rewards', { query: {} });
  const [kept, keepRewards] = useKeptRewards();
  const fresh = useMemo(
    () =>
      items &&
      byReach(
        items.filter((one) => open(one) && opensAt(one) === null),
        available,
      ).slice(0, shownMax),
    [items, available],
  );
  useEffect(() => {
    if (fresh) keepRewards(fresh);
  }, [fresh, keepRewards]);
  const shown = fresh ?? kept;
  const first = shown?.[0];
  // The place is held while the first answer is on its way, so nothing below jumps.
  if (!shown && !failure) return <div className="bone reward-bone" />;
  if (!shown || !first) return null;
  return (
    <Section
      title={first.pricePoints <= available ? words.affordable : words.almost}
      more={
        <Link className="text-link" to="/rewards">
          {parts.all}
        </Link>
      }
    >
      <ul className="reward-grid">
        {shown.map((reward) => (
          <li key={reward.rewardId}>
            <Link className="reward-tile" to={`/rewards/${reward.rewardId}`}>
              <Picture name={reward.picture} size="tile" photo={reward.photoUrl} />
              <span className="strong">{reward.name}</span>
              <span className="quiet number">{pointsOf(reward.pricePoints, unit)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
