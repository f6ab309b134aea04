import type { EntryView, Home } from '@quaylai/shared/api/member-models';
import { useEffect } from 'react';
import type { SheetControl } from '../parts/use-sheet.ts';
import { keep, recall } from '../zalo/storage.ts';

const key = 'climb-told';

/** The newest entry that lifted the member to where they stand; what is lost or falls is told elsewhere, quietly. */
export function climbIn({ latest, standing }: Pick<Home, 'latest' | 'standing'>): EntryView | null {
  const lifts = ({ kind, tierReached }: EntryView): boolean =>
    (kind === 'EARN' || kind === 'BONUS') && tierReached === standing.tier.name;
  return latest.find(lifts) ?? null;
}

/** Tells a climb once on this phone, after the code that was held up for it is put away. */
export function useClimb(home: Home | null, qr: SheetControl, climb: SheetControl): void {
  useEffect(() => {
    if (!home || qr.opened || climb.opened) return;
    const told = recall(key);
    const newest = home.latest[0]?.seq ?? 0;
    // A phone that was never told anything has missed nothing: the member reached their tier before it.
    if (typeof told !== 'number') {
      keep(key, newest);
      return;
    }
    if (newest > told) keep(key, newest);
    const climbed = climbIn(home);
    if (climbed && climbed.seq > told) climb.open(String(climbed.seq));
  }, [home, qr, climb]);
}
