import { useCallback, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

export interface SheetControl {
  /** What is open (an id, or just "open"), or null. */
  readonly opened: string | null;
  readonly open: (what?: string) => void;
  readonly close: () => void;
}

/**
 * A sheet that is an entry of the history: the phone's back gesture closes it before it leaves the page.
 * Each name is one sheet of the page; opening another name on top nests. Closing twice goes back once: two taps on a
 * slow phone never leave the page.
 */
export function useSheet(name: string): SheetControl {
  const location = useLocation();
  const navigate = useNavigate();
  const sheets = (location.state as { sheets?: Readonly<Record<string, string>> } | null)?.sheets ?? {};
  const opened = sheets[name] ?? null;
  const open = useCallback(
    (what = 'open') => {
      navigate(`${location.pathname}${location.search}`, { state: { sheets: { ...sheets, [name]: what } } });
    },
    [navigate, location, sheets, name],
  );
  // The entry that a step back has begun to leave.
  const leaving = useRef<string | null>(null);
  if (leaving.current !== location.key) leaving.current = null;
  const close = useCallback(() => {
    if (opened === null || leaving.current === location.key) return;
    leaving.current = location.key;
    navigate(-1);
  }, [navigate, opened, location.key]);
  return { opened, open, close };
}
