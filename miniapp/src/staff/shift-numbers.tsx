import { Amount } from '../parts/amount.tsx';
import { type ShiftAct, totalsOf } from '../state/my-shift.ts';
import { useUnit } from '../state/use-unit.ts';
import { count, money } from '../words/format.ts';
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
        <dd>
          <Amount points={count(earned)} unit={unit} />
        </dd>
      </div>
      <div>
        <dt>{words.used}</dt>
        <dd>
          <Amount points={count(used)} unit={unit} />
        </dd>
      </div>
    </dl>
  );
}
