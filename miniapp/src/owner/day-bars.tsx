import { money, shortDay } from '../words/format.ts';

interface Bar {
  readonly day: string;
  readonly value: number;
}

const height = 96;
const barWidth = 16;
const gap = 6;

/** One bar a day, drawn by hand: sixty lines beat a chart library's 23 KB. Screen readers get the table of numbers. */
export function DayBars({ label, days }: { label: string; days: readonly Bar[] }) {
  const max = Math.max(1, ...days.map((bar) => bar.value));
  const width = days.length * (barWidth + gap) - gap;
  const first = days[0];
  const last = days.at(-1);
  return (
    <figure className="day-bars">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {days.map((bar, i) => {
          const tall = Math.max(2, (bar.value / max) * height);
          return (
            <rect key={bar.day} x={i * (barWidth + gap)} y={height - tall} width={barWidth} height={tall} rx={4} />
          );
        })}
      </svg>
      <div className="row between tiny quiet" aria-hidden="true">
        <span>{first && shortDay(first.day)}</span>
        <span>{last && shortDay(last.day)}</span>
      </div>
      <table className="spoken-only">
        <caption>{label}</caption>
        <tbody>
          {days.map((bar) => (
            <tr key={bar.day}>
              <th scope="row">{shortDay(bar.day)}</th>
              <td>{money(bar.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
