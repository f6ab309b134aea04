import { type ShiftAct, totalsOf } from '../state/my-shift.ts';
import { useUnit } from '../state/use-unit.ts';
import { count, money, pointsOf } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

/** My shift at a glance. */
export function ShiftNumbers({ acts }: { acts: readonly ShiftAct[] }) {
  const { shift: words } = useStaffWords();
  const unit = useUnit();
  const { bills, amountDong, earned, used } = totalsOf(acts);
  return (
    <dl className="numbers numbers-small">
      <div>
        <dt>{words.bills}</dt>
        <dd>{count(bills)}</dd>
      </div>
      <div>
        <dt>{words.amount}</dt>
        <dd>{money(amountDong)}</dd>
      </div>
      <div>
        <dt>{words.earned}</dt>
        <dd>{pointsOf(earned, unit)}</dd>
      </div>
      <div>
        <dt>{words.used}</dt>
        <dd>{pointsOf(used, unit)}</dd>
      </div>
    </dl>
  );
}
