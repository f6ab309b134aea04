import { groupThousands } from '@quaylai/shared/words/money';
import { Field } from './field.tsx';

interface MoneyFieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  warning?: string | undefined;
  unit: string;
  /** A whole number, or null while the box is empty. */
  value: number | null;
  onValue: (value: number | null) => void;
  digitsMax?: number;
}

/** A whole number typed with live thousands: 1250000 reads 1.250.000 as it grows. */
export function MoneyField({ label, hint, error, warning, unit, value, onValue, digitsMax = 12 }: MoneyFieldProps) {
  const read = (text: string): number | null => {
    const digits = text.replace(/\D/g, '').slice(0, digitsMax);
    return digits === '' ? null : Number(digits);
  };
  return (
    <Field label={label} hint={hint} error={error} warning={warning}>
      {(control) => (
        <span className="field-box">
          <input
            {...control}
            className="field-input number"
            inputMode="numeric"
            autoComplete="off"
            value={value === null ? '' : groupThousands(value)}
            onChange={(e) => onValue(read(e.target.value))}
          />
          <span className="field-unit">{unit}</span>
        </span>
      )}
    </Field>
  );
}
