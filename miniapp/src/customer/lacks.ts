import type { Standing, TierView } from '@quaylai/shared/api/member-models';
import { useUnit } from '../state/use-unit.ts';
import { count, money, pointsOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/vi.ts';

type Metric = Standing['measures']['metrics'][number];
export type Lack = NonNullable<Standing['next']>['lacks'][number];

/** «9.355.000đ chi tiêu và 3 đơn»: what the ladder still misses, in its own measures. */
export function lackText(
  words: Words,
  unit: string,
  lacks: readonly Lack[],
  match: Standing['measures']['match'],
): string {
  const amount = ({ metric, left }: Lack): string => words.ladder.lack[metric](amountOf(metric, left, unit));
  return lacks.map(amount).reduce((all, one) => words.ladder[match === 'ALL' ? 'and' : 'or'](all, one));
}

/** A measure of the ladder as people write it: đồng, points, or a plain number. */
export function amountOf(metric: Metric, value: number, unit: string): string {
  if (metric === 'NET_SPEND') return money(value);
  return metric === 'LIFETIME_POINTS' ? pointsOf(value, unit) : count(value);
}

/** What a tier asks of one measure on the way in; 0 where it asks nothing. */
export function thresholdOf(tier: TierView, metric: Metric): number {
  if (metric === 'NET_SPEND') return tier.enterDong;
  if (metric === 'ORDER_COUNT') return tier.enterOrders;
  return metric === 'EVENT_COUNT' ? tier.enterEvents : tier.enterPoints;
}

export function useLackText(): (lacks: readonly Lack[], match: Standing['measures']['match']) => string {
  const words = useWords();
  const unit = useUnit();
  return (lacks, match) => lackText(words, unit, lacks, match);
}
