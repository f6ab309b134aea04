import type { Home } from '@quaylai/shared/api/member-models';
import { useEffect, useRef } from 'react';
import { useToast } from '../parts/toast.tsx';
import type { SheetControl } from '../parts/use-sheet.ts';
import { useUnit } from '../state/use-unit.ts';
import { change } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** The till has just posted something while home is looked at: say what changed, and put the code away if it is up. */
export function useArrivedPoints(home: Home | null, qr: SheetControl): void {
  const { qr: words } = useWords();
  const unit = useUnit();
  const say = useToast();
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (!home) return;
    const latest = home.latest[0];
    const known = before.current;
    // Nothing yet counts as known too: a newcomer's first points arrive like any others.
    before.current = latest?.seq ?? 0;
    if (!latest || known === null || latest.seq <= known) return;
    say(words.arrived(change(latest.points, unit)));
    if (qr.opened) qr.close();
  }, [home, qr, say, words, unit]);
}
