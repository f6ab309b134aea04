import type { RewardView } from '@quaylai/shared/api/reward-models';
import { Link } from 'react-router-dom';
import { Icon } from '../parts/icon.tsx';
import { Picture } from '../parts/picture.tsx';
import { Progress } from '../parts/progress.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { open } from './home-rewards.tsx';

interface RewardRowProps {
  reward: RewardView;
  available: number;
  note: string | null;
}

/** A reward in the list; one that is only short of points shows how near it is. */
export function RewardRow({ reward, available, note }: RewardRowProps) {
  const unit = useUnit();
  const short = open(reward) && reward.pricePoints > available;
  return (
    <li>
      <Link className="list-row" to={`/rewards/${reward.rewardId}`}>
        <Picture name={reward.picture} size="row" />
        <span className="grow">
          <span className="list-title wrap-anywhere">{reward.name}</span>
          <span className="list-detail">
            <span className="number">{pointsOf(reward.pricePoints, unit)}</span>
            {note && ` · ${note}`}
          </span>
          {short && <Progress label={note ?? ''} value={available} max={reward.pricePoints} />}
        </span>
        <span className="quiet">
          <Icon name="forward" size={16} />
        </span>
      </Link>
    </li>
  );
}
