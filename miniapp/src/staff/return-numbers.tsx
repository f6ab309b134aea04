import { Amount } from '../parts/amount.tsx';
import { useUnit } from '../state/use-unit.ts';
import { count, money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

interface Figures {
  readonly cashDong: number;
  readonly pointsRestored: number;
  readonly pointsTaken: number;
}

/** The three numbers of a return. Green only after the server said so; faded while newer ones are on their way. */
export function ReturnNumbers({ figures, look }: { figures: Figures; look: 'fresh' | 'stale' | 'done' }) {
  const { back: words } = useStaffWords();
  const unit = useUnit();
  return (
    <dl className={`numbers numbers-${look}`} aria-busy={look === 'stale'}>
      <div className="numbers-main">
        <dt>{words.cash}</dt>
        <dd>{money(figures.cashDong)}</dd>
      </div>
      <div>
        <dt>{words.restored}</dt>
        <dd>
          <Amount sign="+" points={count(figures.pointsRestored)} unit={unit} />
        </dd>
      </div>
      <div>
        <dt>{words.taken}</dt>
        <dd>
          <Amount sign="−" points={count(figures.pointsTaken)} unit={unit} />
        </dd>
      </div>
    </dl>
  );
}
