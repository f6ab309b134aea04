import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import './field.css';
import { Icon } from './icon.tsx';

interface FieldFrame {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Lawful, but worth a thought: shown while nothing is wrong. */
  warning?: string | undefined;
}

interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, hint and error tied to whatever control is drawn inside. */
export function Field({
  label,
  hint,
  error,
  warning,
  children,
}: FieldFrame & { children: (control: Control) => ReactNode }) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const warningId = `${id}-warning`;
  const warned = error ? undefined : warning;
  const described = [hint && hintId, warned && warningId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
      {warned && (
        <p id={warningId} className="field-warning">
          {warned}
        </p>
      )}
      <p id={errorId} className="field-error" role="alert" hidden={!error}>
        {error}
      </p>
    </div>
  );
}

type Text = FieldFrame & {
  value: string;
  onValue: (value: string) => void;
  unit?: string;
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'inputMode'
    | 'autoComplete'
    | 'placeholder'
    | 'maxLength'
    | 'type'
    | 'required'
    | 'autoCapitalize'
    | 'spellCheck'
    | 'min'
    | 'max'
  >;

export function TextField({ label, hint, error, warning, value, onValue, unit, ...rest }: Text) {
  return (
    <Field label={label} hint={hint} error={error} warning={warning}>
      {(control) => (
        <span className="field-box">
          <input
            {...rest}
            {...control}
            className="field-input"
            value={value}
            onChange={(e) => onValue(e.target.value)}
          />
          {unit && <span className="field-unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

type Area = FieldFrame & { value: string; onValue: (value: string) => void } & Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'rows' | 'maxLength' | 'placeholder' | 'required'
  >;

export function TextArea({ label, hint, error, warning, value, onValue, rows = 3, ...rest }: Area) {
  return (
    <Field label={label} hint={hint} error={error} warning={warning}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className="field-input field-area"
          value={value}
          onChange={(e) => onValue(e.target.value)}
        />
      )}
    </Field>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export function SelectField<Value extends string>({
  label,
  hint,
  error,
  warning,
  value,
  onValue,
  choices,
}: FieldFrame & { value: Value; onValue: (value: Value) => void; choices: readonly Choice<Value>[] }) {
  return (
    <Field label={label} hint={hint} error={error} warning={warning}>
      {(control) => (
        <span className="field-box">
          <select
            {...control}
            className="field-input field-select"
            value={value}
            onChange={(e) => onValue(e.target.value as Value)}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={20} />
        </span>
      )}
    </Field>
  );
}

/** A box to tick, with the sentence it agrees to. Never ticked beforehand (law 91/2025). */
export function Tick({
  checked,
  onChecked,
  children,
}: {
  checked: boolean;
  onChecked: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(e) => onChecked(e.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
