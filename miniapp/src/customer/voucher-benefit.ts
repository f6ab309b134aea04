import type { RewardView } from '@quaylai/shared/api/reward-models';
import type { CustomerWords } from '../words/customer-vi.ts';
import { count, money } from '../words/format.ts';

type Terms = NonNullable<RewardView['voucher']>;

/** What a voucher takes off a bill and from which amount on, in sentences; a plain gift has none (C7). */
export function benefitLines(terms: Terms | null, words: CustomerWords['benefit']): readonly string[] {
  if (terms === null) return [];
  const { benefit, minimumDong, skus, categories, exclusive } = terms;
  const lines: string[] = [];
  if (benefit.kind === 'FIXED') lines.push(words.fixed(money(benefit.dong)));
  if (benefit.kind === 'PERCENT') lines.push(words.percent(count(benefit.percent)));
  if (benefit.kind === 'PERCENT' && benefit.maxDong !== null) lines.push(words.most(money(benefit.maxDong)));
  if (benefit.kind === 'FREE_ITEM') lines.push(words.freeItem(count(benefit.quantity)));
  if (minimumDong > 0) lines.push(words.minimum(money(minimumDong)));
  if (benefit.kind !== 'GIFT' && skus.length + categories.length > 0) lines.push(words.someGoods);
  if (benefit.kind !== 'GIFT' && exclusive) lines.push(words.exclusive);
  return lines;
}
