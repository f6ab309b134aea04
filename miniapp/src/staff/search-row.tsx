import { useId } from 'react';
import { Icon } from '../parts/icon.tsx';

interface SearchRowProps {
  label: string;
  hint: string;
  /** What the button beside the field does. */
  action: string;
  value: string;
  onValue: (value: string) => void;
  onSearch: () => void;
  busy: boolean;
  maxLength: number;
}

/** One line to find somebody: the field and its button side by side, found by Enter too. */
export function SearchRow({ label, hint, action, value, onValue, onSearch, busy, maxLength }: SearchRowProps) {
  const id = useId();
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() && !busy) onSearch();
      }}
    >
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="search-row">
        <input
          id={id}
          className="field-input"
          enterKeyHint="search"
          autoComplete="off"
          value={value}
          maxLength={maxLength}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onValue(event.target.value)}
        />
        <button type="submit" className="search-go" aria-label={action} aria-busy={busy || undefined}>
          {busy ? <span className="spinner" aria-hidden="true" /> : <Icon name="search" />}
        </button>
      </div>
      <span id={`${id}-hint`} className="field-hint">
        {hint}
      </span>
    </form>
  );
}
