import { type Instant, parseInstant } from '@quaylai/shared/words/vietnam-time';

/** How far ahead of the server a till's clock may run before it is not believed (C1.7). */
export const clockAheadMsMax = 5 * 60 * 1000;

export interface BusinessTime {
  readonly at: Instant;
  /** The till's clock was ahead: the time of arrival stands in. */
  readonly clockAhead: boolean;
}

/** Takes the time as the till wrote it, without a zone meaning Vietnam's; null when it is none (C1.7). */
export function businessTimeOf(text: string, receivedAt: Instant): BusinessTime | null {
  const at = parseInstant(text.trim().replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T'));
  if (at === null) return null;
  return at - receivedAt > clockAheadMsMax ? { at: receivedAt, clockAhead: true } : { at, clockAhead: false };
}
