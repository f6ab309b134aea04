import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLocalClock } from '../../local/clock.ts';
import type { ScheduleDefinition } from '../../local/deployment.ts';
import { startScheduler } from '../../local/scheduler.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const schedule = (expression: string): ScheduleDefinition => ({
  type: 'AWS::Scheduler::Schedule',
  logicalId: 'SchedulesnightlyreviewAAAAAAA1',
  name: 'nightly',
  arn: 'arn:aws:scheduler:ap-southeast-1:000000000000:schedule/default/nightly',
  expression,
  timeZone: 'Asia/Ho_Chi_Minh',
  functionName: 'scheduled',
  input: '{"at":"<aws.scheduler.scheduled-time>"}',
  enabled: true,
});

function started(...schedules: ScheduleDefinition[]) {
  const runs: unknown[] = [];
  const clock = createLocalClock(Date.now);
  const scheduler = startScheduler(schedules, clock, async (_, event) => {
    runs.push(event);
    return { kind: 'answer', payload: null };
  });
  return { runs, clock, scheduler };
}

describe('a schedule', () => {
  it('runs at its time on the local clock, in its own time zone', () => {
    const { runs, clock, scheduler } = started(schedule('cron(0 2 * * ? *)'));
    clock.set(new Date('2027-03-01T18:59:30Z'));
    vi.advanceTimersByTime(29_000);
    expect(runs).toEqual([]);
    vi.advanceTimersByTime(3_000);
    expect(runs).toEqual([{ at: '2027-03-01T19:00:00Z' }]);
    scheduler.stop();
  });

  it('runs once for each time of its rate', () => {
    vi.setSystemTime('2027-03-01T00:00:20Z');
    const { runs, scheduler } = started(schedule('rate(5 minutes)'));
    vi.advanceTimersByTime(16 * 60_000);
    expect(runs).toEqual(['05', '10', '15'].map((minute) => ({ at: `2027-03-01T00:${minute}:00Z` })));
    scheduler.stop();
  });

  it('does not run for the time that a moved clock jumps over', () => {
    const { runs, clock, scheduler } = started(schedule('cron(0 2 * * ? *)'));
    clock.set(new Date('2027-03-01T12:00:00Z'));
    clock.set(new Date('2027-03-05T12:00:00Z'));
    vi.advanceTimersByTime(5_000);
    expect(runs).toEqual([]);
    scheduler.stop();
  });

  it('that is disabled runs only when asked for, and an unclear name runs nothing', async () => {
    const { runs, scheduler } = started({ ...schedule('rate(1 minutes)'), enabled: false });
    vi.advanceTimersByTime(120_000);
    expect(runs).toEqual([]);
    await scheduler.run('nightly-review');
    expect(runs.length).toBe(1);
    expect(scheduler.run('weekly')).toBeUndefined();
    scheduler.stop();
  });
});
