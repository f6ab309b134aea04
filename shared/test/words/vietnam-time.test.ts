import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  endOf,
  formatInstant,
  formatLocalDate,
  formatLocalTime,
  type Instant,
  instant,
  type LocalDate,
  lastDayOfMonth,
  localDateOf,
  minuteOfDay,
  parseInstant,
  parseLocalDate,
  startOf,
  weekdayOf,
} from '../../src/words/vietnam-time.ts';

const day = (text: string) => text as LocalDate;
const read = (text: string) => parseInstant(text) as Instant;

describe('Vietnam time', () => {
  it('X07 · 17:30Z is already the next day', () => {
    expect(localDateOf(read('2027-01-31T17:30Z'))).toBe('2027-02-01');
    expect(localDateOf(read('2027-01-31T16:59:59Z'))).toBe('2027-01-31');
  });

  it('reads a time without a zone as Vietnam’s, and no nonsense', () => {
    expect(formatInstant(read('2026-11-21T10:00:00'))).toBe('2026-11-21T03:00:00.000Z');
    expect(formatInstant(read('2026-11-21T10:00:00+09:00'))).toBe('2026-11-21T01:00:00.000Z');
    for (const text of ['2026-11-21', '21/11/2026 10:00', '2026-13-01T10:00', '', 'now']) {
      expect(parseInstant(text)).toBeNull();
    }
  });

  it('a day runs from its 00:00 to the next, half-open', () => {
    expect(formatInstant(startOf(day('2026-11-21')))).toBe('2026-11-20T17:00:00.000Z');
    expect(endOf(day('2026-11-21'))).toBe(startOf(day('2026-11-22')));
  });

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 12, '2027-01-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('X02 · %s plus %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('counts days over month and year ends, and knows a month’s last', () => {
    expect(addDays(day('2026-12-02'), 30)).toBe('2027-01-01');
    expect(addDays(day('2028-03-01'), -1)).toBe('2028-02-29');
    expect(lastDayOfMonth(day('2027-05-05'))).toBe('2027-05-31');
  });

  it('C05 · Friday 17:30Z is Saturday 00:30 here', () => {
    const at = read('2026-11-20T17:30Z');
    expect([weekdayOf(localDateOf(at)), minuteOfDay(at)]).toEqual([6, 30]);
    expect(weekdayOf(day('2026-11-22'))).toBe(7);
  });

  it('knows which days exist', () => {
    expect(parseLocalDate('2026-02-29')).toBeNull();
    expect(parseLocalDate('2028-02-29')).toBe('2028-02-29');
    expect(parseLocalDate('2026-2-9')).toBeNull();
  });

  it('writes dates and times as people read them', () => {
    expect(formatLocalDate(day('2026-11-21'))).toBe('21/11/2026');
    expect(formatLocalTime(read('2026-11-21T03:05:00Z'))).toBe('10:05');
    expect(() => instant(1.5)).toThrow();
  });
});
