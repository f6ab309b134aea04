import { useUnit } from '../state/use-unit.ts';
import { money, pointsOf } from '../words/format.ts';
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
        <dd>{pointsOf(bill.pointsUsed, unit)}</dd>
      </div>
      <div>
        <dt>{words.earned}</dt>
        <dd>+{pointsOf(bill.pointsEarned, unit)}</dd>
      </div>
    </dl>
  );
}
