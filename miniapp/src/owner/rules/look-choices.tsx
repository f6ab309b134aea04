import { useId } from 'react';
import { type LookName, tierLooks } from '../../parts/tier-look.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';

/** The looks a tier's card can have, as radio buttons with names. */
export function LookChoices({ chosen, onChosen }: { chosen: LookName; onChosen: (look: LookName) => void }) {
  const { tiers: words } = useRuleBooks();
  const name = useId();
  return (
    <fieldset className="look-choices">
      <legend className="field-label">{words.look}</legend>
      {(Object.keys(words.looks) as LookName[]).map((look) => (
        <label key={look}>
          <input type="radio" name={name} checked={look === chosen} onChange={() => onChosen(look)} />
          <span
            className="look-swatch"
            style={{ background: `linear-gradient(135deg, ${tierLooks[look].from}, ${tierLooks[look].to})` }}
            aria-hidden="true"
          />
          {words.looks[look]}
        </label>
      ))}
    </fieldset>
  );
}
