import { describe, expect, it } from 'vitest';
import { readScheduleExpression } from '../../local/cron.ts';

const due = (expression: string, timeZone: string, iso: string) =>
  readScheduleExpression(expression, timeZone)(Date.parse(iso), Date.parse('2026-01-01T00:00:00Z'));

describe('a schedule expression', () => {
  it.each([
    ['cron(0 2 * * ? *)', 'Asia/Ho_Chi_Minh', '2026-11-20T19:00:00Z', true],
    ['cron(0 2 * * ? *)', 'Asia/Ho_Chi_Minh', '2026-11-20T02:00:00Z', false],
    ['cron(*/15 8-17 ? * MON-FRI *)', 'UTC', '2026-11-20T17:45:00Z', true],
    ['cron(*/15 8-17 ? * MON-FRI *)', 'UTC', '2026-11-21T17:45:00Z', false],
    ['cron(5/10 * * * ? *)', 'UTC', '2026-11-20T00:35:00Z', true],
    ['cron(5/10 * * * ? *)', 'UTC', '2026-11-20T00:30:00Z', false],
    ['cron(0 0 1 JAN,JUL ? *)', 'Asia/Ho_Chi_Minh', '2026-12-31T17:00:00Z', true],
    ['cron(0 0 ? * 1 *)', 'UTC', '2026-11-22T00:00:00Z', true],
    ['cron(0 0 1 1 ? 2027)', 'UTC', '2026-01-01T00:00:00Z', false],
    ['rate(5 minutes)', 'UTC', '2026-01-01T00:10:00Z', true],
    ['rate(5 minutes)', 'UTC', '2026-01-01T00:11:00Z', false],
    ['rate(1 hour)', 'UTC', '2026-01-01T00:00:00Z', false],
  ])('%s in %s at %s: %s', (expression, timeZone, iso, expected) => {
    expect(due(expression, timeZone, iso)).toBe(expected);
  });

  it.each(['cron(0 2 L * ? *)', 'cron(0 2 * *)', 'at(2026-01-01T00:00:00)'])(
    '%s is refused, not guessed',
    (expression) => {
      expect(() => readScheduleExpression(expression, 'UTC')).toThrow('cannot read');
    },
  );
});
