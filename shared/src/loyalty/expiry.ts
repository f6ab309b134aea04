import type { RuleDocument } from '../programme/rule-document.ts';
import { addMonths, type LocalDate } from '../words/vietnam-time.ts';

/** The last day of a lot that becomes available on a day; null when it never expires (C4, X01). */
export function lastDayOfLot(expiry: RuleDocument['expiry'], availableOn: LocalDate): LocalDate | null {
  switch (expiry.kind) {
    case 'NEVER':
      return null;
    case 'ROLLING':
      return addMonths(availableOn, expiry.months);
  }
}
