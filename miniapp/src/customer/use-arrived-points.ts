import type { Home } from '@quaylai/shared/api/member-models';
import { useEffect, useRef } from 'react';
import { useToast } from '../parts/toast.tsx';
import type { SheetControl } from '../parts/use-sheet.ts';
import { useUnit } from '../state/use-unit.ts';
import { change } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** The till has just posted something while the QR was up: put the code away and say what changed. */
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
    if (!latest || known === null || latest.seq <= known || !qr.opened) return;
    say(words.arrived(change(latest.points, unit)));
    qr.close();
  }, [home, qr, say, words, unit]);
}
