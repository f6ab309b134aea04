import { session } from '../api/api.ts';
import { type ShiftAct, useMyShift } from '../state/my-shift.ts';
import { useShift } from './shift.ts';

const serverIso = (): string => new Date(session.serverNow()).toISOString();

/** What the person at this counter did today, and a way to add to it. */
export function useShiftLog() {
  const { me } = useShift();
  const { acts, add } = useMyShift(me.staffId, serverIso());
  const note = (act: Omit<ShiftAct, 'at'>) => add({ ...act, at: serverIso() });
  return { acts, note };
}
