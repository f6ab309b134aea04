import { SelectField } from '../../parts/field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { choicesOf } from '../choices-of.ts';
import { LinesField } from '../lines-field.tsx';
import { Clause } from './clause.tsx';
import { useDesk } from './desk.tsx';
import { exclusionSentence } from './sentences.ts';
import { useNotes, useTroubled } from './use-notes.ts';

/** Goods that neither earn nor can be paid by points. */
export function ExclusionsClause() {
  const { rules } = useRuleBooks();
  const words = rules.exclusions;
  const { shown, change } = useDesk();
  const notes = useNotes();
  const troubled = useTroubled();
  const { exclusions } = shown;
  return (
    <Clause title={words.title} sentence={exclusionSentence(shown, words)} troubled={troubled('exclusions')}>
      <LinesField
        label={words.categories}
        hint={words.hint}
        lines={exclusions.categories}
        onLines={(categories) => change({ ...shown, exclusions: { ...exclusions, categories } })}
        {...notes('exclusions.categories')}
      />
      <LinesField
        label={words.skus}
        lines={exclusions.skus}
        onLines={(skus) => change({ ...shown, exclusions: { ...exclusions, skus } })}
        {...notes('exclusions.skus')}
      />
    </Clause>
  );
}

/** What a return takes back that is no longer there (C6: F06, F07). */
export function ReturnsClause() {
  const { rules } = useRuleBooks();
  const words = rules.returns;
  const { shown, change } = useDesk();
  const troubled = useTroubled();
  return (
    <Clause title={words.title} sentence={words.sentences[shown.returns.clawback]} troubled={troubled('returns')}>
      <SelectField
        label={words.label}
        value={shown.returns.clawback}
        onValue={(clawback) => change({ ...shown, returns: { clawback } })}
        choices={choicesOf(words.kinds)}
      />
    </Clause>
  );
}
