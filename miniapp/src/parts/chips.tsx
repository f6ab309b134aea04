import './chips.css';

interface ChipsProps<Key extends string> {
  label: string;
  choices: readonly { readonly key: Key; readonly label: string }[];
  chosen: Key;
  onChosen: (key: Key) => void;
}

/** One choice among a few words, in a row that scrolls sideways when it is too long. */
export function Chips<Key extends string>({ label, choices, chosen, onChosen }: ChipsProps<Key>) {
  return (
    <fieldset className="chips scrolls" aria-label={label}>
      {choices.map(({ key, label: word }) => (
        <button key={key} type="button" className="chip" aria-pressed={key === chosen} onClick={() => onChosen(key)}>
          {word}
        </button>
      ))}
    </fieldset>
  );
}
