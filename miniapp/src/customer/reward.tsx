import type { RewardView } from '@quaylai/shared/api/reward-models';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { Awaiting } from '../api/awaiting.tsx';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { Card, Facts } from '../parts/list.tsx';
import { Picture } from '../parts/picture.tsx';
import { Progress } from '../parts/progress.tsx';
import { Screen } from '../parts/screen.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useUnit } from '../state/use-unit.ts';
import { count, moment, pointsOf } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { BenefitList } from './benefit-list.tsx';
import { open, opensAt } from './home-rewards.tsx';
import { Price } from './price.tsx';
import { RedeemDialog } from './redeem-dialog.tsx';
import { useMyPoints } from './use-my-points.ts';

/** One reward: what it is, what it costs, what happens when it is taken. */
export function Reward() {
  const { rewards: words } = useCustomerWords();
  const { rewardId } = useParams();
  const { items, failure, refresh } = usePages('GET /v1/rewards', { query: { limit: '50' } });
  const reward = items?.find((one) => one.rewardId === rewardId);
  if (reward) return <Detail reward={reward} />;
  return (
    <Screen title={words.title} back="/rewards">
      {!items && <Awaiting failure={failure} onRetry={refresh} tall rows={3} />}
      {items && <EmptyState icon="gift" title={words.gone} />}
    </Screen>
  );
}

function Detail({ reward }: { reward: RewardView }) {
  const { rewards: words } = useCustomerWords();
  const unit = useUnit();
  const { available } = useMyPoints();
  const confirm = useSheet('redeem');
  const missing = available === null ? 0 : reward.pricePoints - available;
  const opening = opensAt(reward);
  const blocked =
    reward.stockLeft === 0
      ? words.out
      : !open(reward)
        ? words.limitReached
        : opening
          ? words.opens(moment(opening))
          : missing > 0
            ? words.missing(pointsOf(missing, unit))
            : null;
  const facts: (readonly [string, ReactNode])[] = [];
  if (reward.stockLeft !== null) facts.push([words.stock, count(reward.stockLeft)]);
  if (reward.limitPerMember !== null)
    facts.push([words.limitName, words.limit(count(reward.redeemed), count(reward.limitPerMember))]);
  if (reward.limitPerMonth !== null)
    facts.push([words.monthName, words.limit(count(reward.redeemedThisMonth), count(reward.limitPerMonth))]);
  const { availableFrom: from, availableUntil: until } = reward;
  if (from || until) facts.push([words.windowName, words.window(from && moment(from), until && moment(until))]);
  return (
    <Screen
      title={reward.name}
      back="/rewards"
      dock={
        <Button disabled={blocked !== null || available === null} onClick={() => confirm.open()}>
          {blocked ?? words.do(pointsOf(reward.pricePoints, unit))}
        </Button>
      }
    >
      <Picture name={reward.picture} size="wide" photo={reward.photoUrl} alt={reward.name} />
      <div className="reward-price">
        <p className="h1">
          <Price reward={reward} />
        </p>
        <p className="quiet">{available === null ? '\u00a0' : words.have(pointsOf(available, unit))}</p>
        {available !== null && missing > 0 && (
          <Progress label={words.missing(pointsOf(missing, unit))} value={available} max={reward.pricePoints} />
        )}
      </div>
      {reward.description && <p>{reward.description}</p>}
      <BenefitList terms={reward.voucher} />
      {facts.length > 0 && (
        <Card>
          <Facts facts={facts} />
        </Card>
      )}
      <Card tone="brand">
        <h2 className="h3">{reward.kind === 'COUNTER' ? words.counterKind : words.voucherKind}</h2>
        <p>{reward.kind === 'COUNTER' ? words.counterHow : words.voucherHow}</p>
        {reward.kind === 'VOUCHER' && <p className="small quiet">{words.valid(count(reward.validDays))}</p>}
      </Card>
      {confirm.opened && available !== null && (
        <RedeemDialog reward={reward} available={available} onClose={confirm.close} />
      )}
    </Screen>
  );
}
