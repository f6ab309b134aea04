import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Replied } from '../api/client.ts';
import { Picture } from '../parts/picture.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, pointsOf } from '../words/format.ts';
import { useOwnerWords } from '../words/use-owner-words.ts';

export type RewardRecord = Replied<'GET /v1/admin/rewards'>['items'][number];

export function StockRow({ reward, children }: { reward: RewardRecord; children: ReactNode }) {
  const { rewards: words } = useOwnerWords();
  const unit = useUnit();
  const left = reward.stockLeft === null ? words.unlimited : words.left(count(reward.stockLeft));
  return (
    <li>
      <Link className="list-row" to={`/owner/rewards/${reward.rewardId}`}>
        <Picture name={reward.picture} size="row" photo={reward.photoUrl} />
        <span className="grow">
          <span className="list-title wrap-anywhere">{reward.name}</span>
          <span className="list-detail">
            {pointsOf(reward.pricePoints, unit)} · {left}
          </span>
        </span>
        {children}
      </Link>
    </li>
  );
}
