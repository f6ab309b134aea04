import {
  addDays,
  endOf,
  type Instant,
  type LocalDate,
  localDateOf,
  weekdayOf,
} from '@quaylai/shared/words/vietnam-time';

/** Privacy law in force since 01/01/2026 (C12): answer within two working days, stop processing within fifteen days. */
const answerWorkingDays = 2;
const eraseDays = 15;
const saturday = 6;

/** The end of the second working day after it was filed. Public holidays are not known here and count as working days. */
export function answerBy(filedAt: Instant): Instant {
  let day: LocalDate = localDateOf(filedAt);
  for (let left = answerWorkingDays; left > 0; ) {
    day = addDays(day, 1);
    if (weekdayOf(day) < saturday) left -= 1;
  }
  return endOf(day);
}

export function eraseBy(filedAt: Instant): Instant {
  return endOf(addDays(localDateOf(filedAt), eraseDays));
}
