import type { RewardView } from '@quaylai/shared/api/reward-models';
import { Link } from 'react-router-dom';
import { RowArrow } from '../parts/list.tsx';
import { Picture } from '../parts/picture.tsx';
import { Progress } from '../parts/progress.tsx';
import { open, opensAt } from './home-rewards.tsx';
import { Price } from './price.tsx';

interface RewardRowProps {
  reward: RewardView;
  available: number;
  note: string | null;
}

/** A reward in the list; one that is only short of points shows how near it is. */
export function RewardRow({ reward, available, note }: RewardRowProps) {
  const short = open(reward) && opensAt(reward) === null && reward.pricePoints > available;
  return (
    <li>
      <Link className="list-row" to={`/rewards/${reward.rewardId}`}>
        <Picture name={reward.picture} size="row" photo={reward.photoUrl} />
        <span className="grow">
          <span className="list-title wrap-anywhere">{reward.name}</span>
          <span className="list-detail">
            <Price reward={reward} />
            {note && ` · ${note}`}
          </span>
          {short && <Progress label={note ?? ''} value={available} max={reward.pricePoints} />}
        </span>
        <RowArrow />
      </Link>
    </li>
  );
}
