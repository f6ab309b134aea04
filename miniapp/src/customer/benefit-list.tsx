import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { PerkList } from './perk-list.tsx';
import { benefitLines } from './voucher-benefit.ts';

export function BenefitList({ terms }: { terms: RewardView['voucher'] }) {
  const { benefit: words } = useCustomerWords();
  return <PerkList perks={benefitLines(terms, words)} />;
}
