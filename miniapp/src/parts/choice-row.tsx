import './choice-row.css';

interface ChoiceRowProps<Key extends string> {
  label: string;
  choices: readonly { readonly key: Key; readonly label: string }[];
  chosen: Key;
  onChosen: (key: Key) => void;
}

/** One choice among a few words, in a row that scrolls sideways when it is too long. */
export function ChoiceRow<Key extends string>({ label, choices, chosen, onChosen }: ChoiceRowProps<Key>) {
  return (
    <fieldset className="choice-row scrolls" aria-label={label}>
      {choices.map(({ key, label: word }) => (
        <button
          key={key}
          type="button"
          className="choice-row-one"
          aria-pressed={key === chosen}
          onClick={() => onChosen(key)}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
