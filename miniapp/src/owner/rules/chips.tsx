interface ChipsProps<Value extends string | number> {
  label: string;
  hint?: string;
  choices: readonly { readonly value: Value; readonly label: string }[];
  chosen: readonly Value[];
  onChosen: (chosen: Value[]) => void;
  error?: string | undefined;
  warning?: string | undefined;
}

/** Several of a few, each a box to tick drawn as a pill. What is chosen but no longer on offer falls away. */
export function Chips<Value extends string | number>({
  label,
  hint,
  choices,
  chosen,
  onChosen,
  error,
}: ChipsProps<Value>) {
  const toggle = (value: Value) =>
    onChosen(
      choices
        .map((choice) => choice.value)
        .filter((one) => (one === value ? !chosen.includes(value) : chosen.includes(one))),
    );
  return (
    <fieldset className="chips">
      <legend className="field-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="chip">
          <input type="checkbox" checked={chosen.includes(choice.value)} onChange={() => toggle(choice.value)} />
          <span className="wrap-anywhere">{choice.label}</span>
        </label>
      ))}
      {hint && <p className="field-hint">{hint}</p>}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
