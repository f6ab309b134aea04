import { MoneyField } from '../../parts/money-field.tsx';
import { money } from '../../words/format.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { Clause } from './clause.tsx';
import { useDesk } from './desk.tsx';
import { type Draft, typed } from './draft.ts';
import { payConditions } from './sentences.ts';
import { useNotes, useTroubled } from './use-notes.ts';

/** What points pay (C3). */
export function PayClause() {
  const { rules } = useRuleBooks();
  const words = rules.pay;
  const { shown, unit, change } = useDesk();
  const notes = useNotes();
  const troubled = useTroubled();
  const { payment, unitName } = shown;
  const set = (next: Partial<Draft['payment']>) => change({ ...shown, payment: { ...payment, ...next } });
  return (
    <Clause
      title={words.title}
      sentence={words.sentence(unitName, money(payment.dongPerPoint ?? 0), String(payment.ceilingPercent ?? 0))}
      conditions={payConditions(shown, words, unit)}
      troubled={troubled('payment')}
    >
      <MoneyField
        label={words.rate(unitName)}
        unit="đ"
        value={payment.dongPerPoint}
        onValue={(value) => set({ dongPerPoint: typed(value) })}
        {...notes('payment.dongPerPoint')}
      />
      <MoneyField
        label={words.minimum}
        unit={unit}
        digitsMax={9}
        value={payment.minimumPoints}
        onValue={(value) => set({ minimumPoints: typed(value) })}
        {...notes('payment.minimumPoints')}
      />
      <MoneyField
        label={words.ceiling}
        unit="%"
        digitsMax={3}
        value={payment.ceilingPercent}
        onValue={(value) => set({ ceilingPercent: typed(value) })}
        {...notes('payment.ceilingPercent')}
      />
      <MoneyField
        label={words.hold}
        hint={words.holdHint}
        unit={words.minutes}
        digitsMax={2}
        value={payment.holdMinutes}
        onValue={(value) => set({ holdMinutes: typed(value) })}
        {...notes('payment.holdMinutes')}
      />
    </Clause>
  );
}
