import { randomUUID } from 'node:crypto';
import type { LocalClock } from './clock.ts';
import { type DueTest, readScheduleExpression } from './cron.ts';
import type { ScheduleDefinition } from './deployment.ts';
import { isCalled } from './resource-names.ts';
import type { Outcome } from './sandbox.ts';

/** EventBridge Scheduler on the local clock. */
export interface Scheduler {
  /** Runs a schedule now: by its name, its logical id, or how that begins or ends. Undefined when there is none. */
  run(name: string): Promise<Outcome> | undefined;
  stop(): void;
}

const tickMs = 1_000;
const minuteMs = 60_000;
// After a sleep of the machine the missed minutes are caught up, but not for ever.
const minutesPerTickMax = 24 * 60;

export function startScheduler(
  schedules: readonly ScheduleDefinition[],
  clock: LocalClock,
  invoke: (functionName: string, event: unknown) => Promise<Outcome>,
): Scheduler {
  const active = schedules
    .filter(({ enabled }) => enabled)
    .map((schedule): [ScheduleDefinition, DueTest] => [
      schedule,
      readScheduleExpression(schedule.expression, schedule.timeZone),
    ]);
  let startedMs = clock.now().getTime();
  let seenMs = startedMs;
  // A moved clock skips what lies between: time travellers ask for the jobs they want by name.
  clock.onMove(() => {
    startedMs = clock.now().getTime();
    seenMs = startedMs;
  });

  function tick(): void {
    const nowMs = clock.now().getTime();
    let next = (Math.floor(seenMs / minuteMs) + 1) * minuteMs;
    for (let count = 0; next <= nowMs && count < minutesPerTickMax; count += 1, next += minuteMs) {
      for (const [schedule, isDue] of active) {
        if (isDue(next, startedMs)) void invoke(schedule.functionName, inputOf(schedule, new Date(next)));
      }
    }
    seenMs = nowMs;
  }

  const timer = setInterval(tick, tickMs);
  return {
    run: (name) => {
      const [schedule, ...others] = schedules.filter((one) => isCalled(one, name));
      if (others.length > 0) throw new Error(`several schedules are called ${name}`);
      return schedule && invoke(schedule.functionName, inputOf(schedule, clock.now()));
    },
    stop: () => clearInterval(timer),
  };
}

/** The schedule's own input with Scheduler's keywords filled in, or the event it sends when there is none. */
function inputOf({ input, arn }: ScheduleDefinition, at: Date): unknown {
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  if (input === undefined) {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      time,
      resources: [arn],
      detail: '{}',
    };
  }
  const filled = input
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
  return JSON.parse(filled);
}
