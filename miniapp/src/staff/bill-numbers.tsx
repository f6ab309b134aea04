import { Amount } from '../parts/amount.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

interface Bill {
  readonly payDong: number;
  readonly pointsUsed: number;
  readonly pointsEarned: number;
}

/** The three numbers of a bill. Green only after the server said so; faded while newer ones are on their way. */
export function BillNumbers({ bill, look }: { bill: Bill; look: 'fresh' | 'stale' | 'done' }) {
  const { bill: words } = useStaffWords();
  const unit = useUnit();
  return (
    <dl className={`numbers numbers-${look}`} aria-busy={look === 'stale'}>
      <div className="numbers-main">
        <dt>{words.pay}</dt>
        <dd>{money(bill.payDong)}</dd>
      </div>
      <div>
        <dt>{words.used}</dt>
        <dd>
          <Amount points={count(bill.pointsUsed)} unit={unit} />
        </dd>
      </div>
      <div>
        <dt>{words.earned}</dt>
        <dd>
          <Amount sign="+" points={count(bill.pointsEarned)} unit={unit} />
        </dd>
      </div>
    </dl>
  );
}
