import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

const shownMs = 3_500;
const Say = createContext<(sentence: string) => void>(() => undefined);

/** Says one short sentence at the bottom and to screen readers; never the only place a fact is shown. */
export const useToast = () => useContext(Say);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ sentence: string; at: number } | null>(null);
  const say = useCallback((sentence: string) => setSaid({ sentence, at: performance.now() }), []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Say.Provider value={say}>
      {children}
      {createPortal(
        <div className="toast" role="status" aria-live="polite">
          {said && <div key={said.at}>{said.sentence}</div>}
        </div>,
        document.body,
      )}
    </Say.Provider>
  );
}
