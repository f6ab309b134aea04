import './amount.css';

/** A number with its unit: the number never breaks, and the unit moves below it before it would. */
export function Amount({ points, unit, sign = '' }: { points: string; unit: string; sign?: '+' | '−' | '' }) {
  return (
    <span className="amount">
      <span className="number">
        {sign}
        {points}
      </span>{' '}
      <small>{unit}</small>
    </span>
  );
}
