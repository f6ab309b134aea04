import { type TierMetric, tierMetrics } from '@quaylai/shared/programme/tier-rule';
import { SelectField, Tick } from '../../parts/field.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { choicesOf } from '../choices-of.ts';
import { Clause } from './clause.tsx';
import { useDesk } from './desk.tsx';
import { type Draft, typed } from './draft.ts';
import { tieringConditions, tieringSentence } from './sentences.ts';
import { useNotes, useTroubled } from './use-notes.ts';

/** How the ladder is climbed and kept (C5). */
export function TieringClause() {
  const { rules } = useRuleBooks();
  const words = rules.tiering;
  const { shown, change } = useDesk();
  const notes = useNotes();
  const troubled = useTroubled();
  const { tiering } = shown;
  const set = (next: Partial<Draft['tiering']>) => change({ ...shown, tiering: { ...tiering, ...next } });
  const choose = (metric: TierMetric, on: boolean) =>
    set({ metrics: tierMetrics.filter((one) => (one === metric ? on : tiering.metrics.includes(one))) });
  return (
    <Clause
      title={words.title}
      sentence={tieringSentence(shown, words)}
      conditions={tieringConditions(shown, words)}
      troubled={troubled('tiering')}
    >
      <fieldset className="bare stack">
        <legend className="field-label">{words.metrics}</legend>
        {tierMetrics.map((metric) => (
          <Tick key={metric} checked={tiering.metrics.includes(metric)} onChecked={(on) => choose(metric, on)}>
            {words.metric[metric]}
          </Tick>
        ))}
        {tiering.metrics.length === 0 ? (
          <p className="field-error" role="alert">
            {words.metricsNeeded}
          </p>
        ) : (
          <p className="field-hint">{words.metricsHint}</p>
        )}
      </fieldset>
      {tiering.metrics.length > 1 && (
        <SelectField
          label={words.match}
          value={tiering.match}
          onValue={(match) => set({ match })}
          choices={choicesOf(words.matches)}
        />
      )}
      <SelectField
        label={words.window}
        value={tiering.window}
        onValue={(window) => set({ window })}
        choices={choicesOf(words.windows)}
      />
      {tiering.window !== 'LIFETIME' && (
        <>
          <SelectField
            label={words.downgrade}
            value={tiering.downgrade}
            onValue={(downgrade) => set({ downgrade })}
            choices={choicesOf(words.downgrades)}
          />
          <MoneyField
            label={words.grace}
            hint={words.graceHint}
            unit={words.days}
            digitsMax={2}
            value={tiering.graceDays}
            onValue={(graceDays) => set({ graceDays: typed(graceDays) })}
            {...notes('tiering.graceDays')}
          />
        </>
      )}
    </Clause>
  );
}
