import { useState } from 'react';
import { TextField } from '../../parts/field.tsx';
import { multiplier } from '../../words/format.ts';

interface FactorProps {
  label: string;
  hint: string;
  /** Percent as the document keeps it: 120 is ×1,2. Null while the box holds no factor. */
  value: number | null;
  onValue: (percent: number | null) => void;
  percentMin: number;
  percentMax: number;
  /** Said when the box holds no such factor. */
  bad: string;
  error?: string | undefined;
  warning?: string | undefined;
}

/** "1,2" or "1.25" → 120, 125 percent, by digits and never through a float; null for anything else. */
export function percentOf(text: string): number | null {
  const read = /^(\d{1,3})(?:[.,](\d{0,2}))?$/.exec(text.trim());
  return read ? Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0')) : null;
}

/** A multiplier typed as people say it, kept as whole percent. */
export function FactorField({ label, hint, value, onValue, percentMin, percentMax, bad, error, warning }: FactorProps) {
  const [text, setText] = useState(value === null ? '' : multiplier(value));
  const fits = value !== null && value >= percentMin && value <= percentMax;
  return (
    <TextField
      label={label}
      hint={hint}
      unit="×"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onValue={(next) => {
        setText(next);
        onValue(percentOf(next));
      }}
      error={fits ? error : bad}
      warning={warning}
    />
  );
}
