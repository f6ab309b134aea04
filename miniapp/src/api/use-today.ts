import { useNow } from '../parts/use-now.ts';
import { dayOf } from '../words/format.ts';
import { session } from './api.ts';

const lookMs = 60_000;

/** Today's date in Vietnam by the server's clock, "2026-11-22"; turns at midnight while the screen is open. */
export function useToday(): string {
  useNow(lookMs);
  return dayOf(new Date(session.serverNow()).toISOString());
}
