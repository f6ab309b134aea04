import { groupThousands } from '@quaylai/shared/words/money';
import { useEffect } from 'react';
import { Icon } from './icon.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '000', '0'] as const;

interface AmountPadProps {
  label: string;
  unit: string;
  eraseLabel: string;
  /** Whole đồng; 0 while nothing was typed. */
  value: number;
  onValue: (value: number) => void;
  max: number;
}

export function typed(value: number, key: string, max: number): number {
  const next = Number(`${value}${key}`);
  return next > max ? value : next;
}

/** The counter's keypad: the amount at 40 px, one thumb, no phone keyboard. A hardware keyboard types too. */
export function AmountPad({ label, unit, eraseLabel, value, onValue, max }: AmountPadProps) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      if (/^\d$/.test(event.key)) onValue(typed(value, event.key, max));
      if (event.key === 'Backspace') onValue(Math.floor(value / 10));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [value, onValue, max]);
  return (
    <div className="amount-pad">
      <div className="amount-shown">
        <span className="quiet small">{label}</span>
        <output className="number" aria-live="polite" aria-label={`${label}: ${groupThousands(value)}${unit}`}>
          {groupThousands(value)}
          {unit}
        </output>
      </div>
      <div className="amount-keys">
        {keys.map((key) => (
          <button key={key} type="button" onClick={() => onValue(typed(value, key, max))}>
            {key}
          </button>
        ))}
        <button type="button" aria-label={eraseLabel} onClick={() => onValue(Math.floor(value / 10))}>
          <Icon name="erase" />
        </button>
      </div>
    </div>
  );
}
