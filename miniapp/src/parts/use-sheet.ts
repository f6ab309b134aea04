import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

export interface SheetControl {
  /** What is open (an id, or just "open"), or null. */
  readonly opened: string | null;
  readonly open: (what?: string) => void;
  readonly close: () => void;
}

/**
 * A sheet that is an entry of the history: the phone's back gesture closes it before it leaves the page.
 * Each name is one sheet of the page; opening another name on top nests.
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
  const close = useCallback(() => navigate(-1), [navigate]);
  return { opened, open, close };
}
