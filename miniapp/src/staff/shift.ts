import { createContext, useContext } from 'react';
import type { Replied } from '../api/client.ts';

type Me = Replied<'GET /v1/staff/me'>;

/** Who is signed in, and at which branch's counter they stand. */
export interface ShiftNow {
  readonly me: Me;
  readonly branch: Me['branches'][number];
}

export const Shift = createContext<ShiftNow | null>(null);

export function useShift(): ShiftNow {
  const shift = useContext(Shift);
  if (!shift) throw new Error('no shift around this screen');
  return shift;
}
