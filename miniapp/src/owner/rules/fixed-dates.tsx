import { dayAndMonth } from '@quaylai/shared/words/rule-values';
import { Button, IconButton } from '../../parts/button.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';

interface DatesProps {
  /** "12-31", as the document keeps them. */
  dates: readonly string[];
  onDates: (dates: string[]) => void;
  error?: string | undefined;
}

const datesMax = 12;
const two = (value: number): string => String(value).padStart(2, '0');
const upTo = (last: number): readonly string[] => Array.from({ length: last }, (_, i) => two(i + 1));
const daysOf: Readonly<Record<string, number>> = { '02': 29, '04': 30, '06': 30, '09': 30, '11': 30 };
const longMonth = 31;

/** Days of the year on which points end, a day and a month each. */
export function FixedDates({ dates, onDates, error }: DatesProps) {
  const { rules } = useRuleBooks();
  const words = rules.expiry;
  const set = (at: number, date: string) => onDates(dates.map((one, i) => (i === at ? date : one)));
  const free = ['06-30', '12-31', ...upTo(12).map((month) => `${month}-01`)].find((date) => !dates.includes(date));
  return (
    <fieldset className="bare stack">
      <legend className="field-label">{words.dates}</legend>
      {dates.map((date, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a date has no other name, and changes under the finger
        <div key={at} className="row">
          <DatePart
            label={words.dayOfMonth(String(at + 1))}
            value={date.slice(3)}
            values={upTo(daysOf[date.slice(0, 2)] ?? longMonth)}
            say={words.dateDay}
            onValue={(dayOfMonth) => set(at, `${date.slice(0, 2)}-${dayOfMonth}`)}
          />
          <DatePart
            label={words.monthOfYear(String(at + 1))}
            value={date.slice(0, 2)}
            values={upTo(12)}
            say={words.dateMonth}
            onValue={(month) => set(at, `${month}-${two(Math.min(Number(date.slice(3)), daysOf[month] ?? longMonth))}`)}
          />
          {dates.length > 1 && (
            <IconButton
              icon="close"
              label={words.dateRemove(dayAndMonth(date))}
              onClick={() => onDates(dates.filter((_, i) => i !== at))}
            />
          )}
        </div>
      ))}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {dates.length < datesMax && free && (
        <Button look="quiet" icon="plus" onClick={() => onDates([...dates, free])}>
          {words.dateAdd}
        </Button>
      )}
    </fieldset>
  );
}

interface PartProps {
  label: string;
  value: string;
  values: readonly string[];
  say: (value: string) => string;
  onValue: (value: string) => void;
}

function DatePart({ label, value, values, say, onValue }: PartProps) {
  return (
    <select className="field-input" aria-label={label} value={value} onChange={(e) => onValue(e.target.value)}>
      {values.map((one) => (
        <option key={one} value={one}>
          {say(String(Number(one)))}
        </option>
      ))}
    </select>
  );
}
