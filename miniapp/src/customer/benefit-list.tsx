import type { RewardView } from '@quaylai/shared/api/reward-models';
import { Icon } from '../parts/icon.tsx';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { benefitLines } from './voucher-benefit.ts';

export function BenefitList({ terms }: { terms: RewardView['voucher'] }) {
  const { benefit: words } = useCustomerWords();
  const lines = benefitLines(terms, words);
  if (lines.length === 0) return null;
  return (
    <ul className="stack perk-list">
      {lines.map((line) => (
        <li key={line} className="row">
          <span className="good">
            <Icon name="check" size={20} />
          </span>
          <span className="grow">{line}</span>
        </li>
      ))}
    </ul>
  );
}
