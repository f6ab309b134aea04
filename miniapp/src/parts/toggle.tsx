import type { ReactNode } from 'react';
import './toggle.css';

/** A handful of words to press, wrapping like text. */
export function Toggles({ children }: { children: ReactNode }) {
  return <div className="toggles">{children}</div>;
}

export function Toggle({ on, onTap, children }: { on: boolean; onTap: () => void; children: ReactNode }) {
  return (
    <button type="button" className="toggle" aria-pressed={on} onClick={onTap}>
      {children}
    </button>
  );
}
