import { useEffect } from 'react';
import { Icon } from './icon.tsx';
import './pin-pad.css';

export const pinLength = 4;
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'] as const;

interface PinPadProps {
  value: string;
  onValue: (value: string) => void;
  eraseLabel: string;
  /** "2 of 4 digits": what a screen reader hears instead of dots. */
  typed: (count: number) => string;
  busy?: boolean;
}

/** Four digits by thumb or keyboard; what was typed is never shown. */
export function PinPad({ value, onValue, eraseLabel, typed, busy = false }: PinPadProps) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (busy) return;
      if (/^\d$/.test(event.key) && value.length < pinLength) onValue(value + event.key);
      if (event.key === 'Backspace') onValue(value.slice(0, -1));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [value, onValue, busy]);
  return (
    <div className="pin-pad">
      <output className="pin-dots" aria-live="polite" aria-label={typed(value.length)}>
        {Array.from({ length: pinLength }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: four places that never move.
          <span key={place} className={place < value.length ? 'pin-dot pin-dot-on' : 'pin-dot'} />
        ))}
      </output>
      <div className="amount-keys">
        {keys.map((key) =>
          key === '' ? (
            <span key="gap" />
          ) : (
            <button
              key={key}
              type="button"
              disabled={busy || value.length === pinLength}
              onClick={() => onValue(value + key)}
            >
              {key}
            </button>
          ),
        )}
        <button type="button" aria-label={eraseLabel} disabled={busy} onClick={() => onValue(value.slice(0, -1))}>
          <Icon name="erase" />
        </button>
      </div>
    </div>
  );
}
