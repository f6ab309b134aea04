import type { RewardView } from '@quaylai/shared/api/reward-models';
import { Link } from 'react-router-dom';
import { Icon } from '../parts/icon.tsx';
import { Picture } from '../parts/picture.tsx';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';

export function RewardRow({ reward, note }: { reward: RewardView; note: string | null }) {
  const unit = useUnit();
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
        </span>
        <span className="quiet">
          <Icon name="forward" size={16} />
        </span>
      </Link>
    </li>
  );
}
