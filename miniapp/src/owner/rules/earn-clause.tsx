import { SelectField, TextField } from '../../parts/field.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { money } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { choicesOf } from '../choices-of.ts';
import { Clause } from './clause.tsx';
import { useDesk } from './desk.tsx';
import { type Draft, typed, typedOrNone } from './draft.ts';
import { earnConditions } from './sentences.ts';
import { useNotes, useTroubled } from './use-notes.ts';

const unitCharsMax = 12;
const pointDigitsMax = 9;

/** What money earns (C2). */
export function EarnClause() {
  const { rules } = useRuleBooks();
  const words = rules.earn;
  const { shown, unit, change } = useDesk();
  const notes = useNotes();
  const troubled = useTroubled();
  const { earn, unitName } = shown;
  const set = (next: Partial<Draft['earn']>) => change({ ...shown, earn: { ...earn, ...next } });
  return (
    <Clause
      title={words.title}
      sentence={words.sentence(money(earn.dongPerPoint ?? 0), unitName)}
      conditions={earnConditions(shown, words, unit)}
      troubled={troubled('earn') || troubled('unitName')}
    >
      <MoneyField
        label={words.rate(unitName)}
        unit="đ"
        value={earn.dongPerPoint}
        onValue={(value) => set({ dongPerPoint: typed(value) })}
        {...notes('earn.dongPerPoint')}
      />
      <SelectField
        label={words.rounding}
        hint={words.roundingHint(unit)}
        value={earn.rounding}
        onValue={(rounding) => set({ rounding })}
        choices={choicesOf(words.roundings)}
      />
      <MoneyField
        label={words.minimum}
        hint={words.minimumHint}
        unit="đ"
        value={earn.minimumInvoiceDong}
        onValue={(value) => set({ minimumInvoiceDong: typed(value) })}
        {...notes('earn.minimumInvoiceDong')}
      />
      <MoneyField
        label={words.capOrder}
        unit={unit}
        digitsMax={pointDigitsMax}
        value={earn.capPerOrder}
        onValue={(value) => set({ capPerOrder: typedOrNone(value) })}
        {...notes('earn.capPerOrder')}
      />
      <MoneyField
        label={words.capDay}
        unit={unit}
        digitsMax={pointDigitsMax}
        value={earn.capPerDay}
        onValue={(value) => set({ capPerDay: typedOrNone(value) })}
        {...notes('earn.capPerDay')}
      />
      <MoneyField
        label={words.pending}
        hint={words.pendingHint}
        unit={words.days}
        digitsMax={3}
        value={earn.pendingDays}
        onValue={(value) => set({ pendingDays: typed(value) })}
        {...notes('earn.pendingDays')}
      />
      <TextField
        label={words.unitName}
        hint={words.unitHint}
        value={unitName}
        onValue={(value) => change({ ...shown, unitName: value })}
        maxLength={unitCharsMax}
        {...notes('unitName')}
      />
    </Clause>
  );
}
