const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const rateUnitsMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Tells for a minute whether a schedule is due; minutes are whole, `startedMs` is where a rate counts from. */
export type DueTest = (minuteMs: number, startedMs: number) => boolean;

/** Reads `cron(…)` or `rate(…)` as EventBridge Scheduler writes them; `timeZone` is an IANA name. */
export function readScheduleExpression(expression: string, timeZone: string): DueTest {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const everyMs = Number(rate[1]) * (rateUnitsMs[rate[2] ?? ''] ?? 0);
    return (minuteMs, startedMs) => {
      const since = minuteMs - Math.floor(startedMs / 60_000) * 60_000;
      return since > 0 && since % everyMs === 0;
    };
  }
  const fields = /^cron\(([^)]+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) throw new Error(`the local stack cannot read the schedule "${expression}"`);
  const [minute, hour, day, month, weekday, year] = fields.map((field, at) => readField(field, at)) as DueField[];
  const wallTime = wallTimeIn(timeZone);
  return (minuteMs) => {
    const at = wallTime(minuteMs);
    return [
      minute?.(at.minute),
      hour?.(at.hour),
      day?.(at.day),
      month?.(at.month),
      weekday?.(at.weekday),
      year?.(at.year),
    ].every(Boolean);
  };
}

type DueField = (value: number) => boolean;

function readField(field: string, position: number): DueField {
  const names = position === 3 ? monthNames : position === 4 ? weekdayNames : [];
  const numbered = names.reduce((text, name, at) => text.replaceAll(name, String(at + 1)), field);
  if (numbered === '*' || numbered === '?') return () => true;
  if (!/^[\d,\-*/]+$/.test(numbered)) throw new Error(`the local stack cannot read the schedule field "${field}"`);
  const ranges = numbered.split(',').map((part) => {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range === '*' ? [position < 2 ? '0' : '1', '9999'] : range.split('-');
    const last = to ?? (step ? '9999' : from);
    return { from: Number(from), to: Number(last), step: Number(step ?? 1) };
  });
  return (value) => ranges.some(({ from, to, step }) => value >= from && value <= to && (value - from) % step === 0);
}

/** The wall clock of a zone; weekdays run from 1 for Sunday, as in the expressions. */
function wallTimeIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  });
  return (ms: number) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    const part = (name: string) => Number(parts[name]);
    const weekday = weekdayNames.indexOf(String(parts['weekday']).toUpperCase()) + 1;
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      weekday,
    };
  };
}
