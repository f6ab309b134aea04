import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useUnit } from '../state/use-unit.ts';
import { pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

/** The member's own price; where the tier takes something off, the ordinary one stands struck through beside it (V11). */
export function Price({ reward }: { reward: Pick<RewardView, 'pricePoints' | 'listPricePoints'> }) {
  const { rewards: words } = useCustomerWords();
  const unit = useUnit();
  const { pricePoints, listPricePoints } = reward;
  if (listPricePoints <= pricePoints) return <span className="number">{pointsOf(pricePoints, unit)}</span>;
  return (
    <>
      <span className="number strong good">{pointsOf(pricePoints, unit)}</span>{' '}
      <s className="number">
        <span className="spoken-only">{words.before} </span>
        {pointsOf(listPricePoints, unit)}
      </s>
    </>
  );
}
