import { lastDayOfLot } from '@quaylai/shared/loyalty/expiry';
import type { ExpiryRule } from '@quaylai/shared/programme/expiry-rule';
import { instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import { session } from '../../api/api.ts';
import { SelectField } from '../../parts/field.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { day } from '../../words/format.ts';
import { type RuleBooks, useRuleBooks } from '../../words/use-rule-books.ts';
import { choicesOf } from '../choices-of.ts';
import { typed } from './draft.ts';
import { FixedDates } from './fixed-dates.tsx';
import { useNotes } from './use-notes.ts';

interface ExpiryProps {
  /** Where in the document: the programme's own, or a tier's. */
  path: string;
  expiry: ExpiryRule;
  onExpiry: (expiry: ExpiryRule) => void;
}

/** Every way points can end, and the day on which points earned today would (C4). */
export function ExpiryFields({ path, expiry, onExpiry }: ExpiryProps) {
  const { rules } = useRuleBooks();
  const words = rules.expiry;
  const { error, warning } = useNotes()(path);
  return (
    <>
      <SelectField
        label={words.kind}
        value={expiry.kind}
        onValue={(kind) => onExpiry(begun(kind, expiry))}
        choices={choicesOf(words.kinds)}
        warning={warning}
      />
      <Details path={path} expiry={expiry} onExpiry={onExpiry} />
      {!error && <p className="small strong">{exampleOf(expiry, words)}</p>}
    </>
  );
}

function Details({ path, expiry, onExpiry }: ExpiryProps) {
  const { rules } = useRuleBooks();
  const words = rules.expiry;
  const notes = useNotes();
  switch (expiry.kind) {
    case 'NEVER':
      return null;
    case 'ROLLING':
    case 'INACTIVITY':
      return (
        <MoneyField
          label={expiry.kind === 'ROLLING' ? words.after : words.idle}
          unit={words.months}
          digitsMax={3}
          value={expiry.months}
          onValue={(months) => onExpiry({ ...expiry, months: typed(months) })}
          {...notes(`${path}.months`)}
        />
      );
    case 'ROLLING_DAYS':
      return (
        <MoneyField
          label={words.after}
          unit={words.days}
          digitsMax={4}
          value={expiry.days}
          onValue={(days) => onExpiry({ ...expiry, days: typed(days) })}
          {...notes(`${path}.days`)}
        />
      );
    case 'END_OF':
      return (
        <>
          <SelectField
            label={words.unit}
            value={expiry.unit}
            onValue={(unit) => onExpiry({ ...expiry, unit })}
            choices={choicesOf(words.units)}
          />
          <MoneyField
            label={words.later}
            hint={words.laterHint}
            unit={words.months}
            digitsMax={3}
            value={expiry.months}
            onValue={(months) => onExpiry({ ...expiry, months: typed(months) })}
            {...notes(`${path}.months`)}
          />
        </>
      );
    case 'FIXED':
      return (
        <>
          <FixedDates
            dates={expiry.dates}
            onDates={(dates) => onExpiry({ ...expiry, dates })}
            error={notes(`${path}.dates`).error}
          />
          <MoneyField
            label={words.daysMin}
            hint={words.daysMinHint}
            unit={words.days}
            digitsMax={3}
            value={expiry.daysMin}
            onValue={(daysMin) => onExpiry({ ...expiry, daysMin: typed(daysMin) })}
            {...notes(`${path}.daysMin`)}
          />
        </>
      );
  }
}

const monthsFirst = 12;
const daysFirst = 90;

/** The first sensible numbers of another kind; months that were typed stay. */
export function begun(kind: ExpiryRule['kind'], before: ExpiryRule): ExpiryRule {
  const months = 'months' in before && before.months > 0 ? before.months : monthsFirst;
  switch (kind) {
    case 'NEVER':
      return { kind };
    case 'ROLLING':
    case 'INACTIVITY':
      return { kind, months };
    case 'ROLLING_DAYS':
      return { kind, days: daysFirst };
    case 'END_OF':
      return { kind, unit: 'YEAR', months: monthsFirst };
    case 'FIXED':
      return { kind, dates: ['12-31'], daysMin: daysFirst };
  }
}

/** When points earned today end, worked out by the engine itself. */
function exampleOf(expiry: ExpiryRule, words: RuleBooks['rules']['expiry']): string | null {
  const now = instant(session.serverNow());
  // While a number is being typed anew there is nothing to work out.
  if (Object.values(expiry).includes(null) || ('dates' in expiry && expiry.dates.length === 0)) return null;
  const last = lastDayOfLot(expiry, localDateOf(now), now);
  if (last === null) return words.todayNever;
  return expiry.kind === 'INACTIVITY' ? words.todayIdle(day(last)) : words.today(day(last));
}
