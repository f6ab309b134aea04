export interface Job {
  /** As EventBridge Scheduler writes it: "rate(5 minutes)", "cron(30 2 * * ? *)"; times of day are Vietnam's. */
  readonly schedule: `rate(${number} ${'minutes' | 'hours' | 'days'})` | `cron(${string})`;
}

/** Every job that runs by the clock: infra schedules them, `scheduled` must handle them. */
export const jobs = {
  /** Gives back stock and budgets that a request claimed and then never used (decisions 4). */
  'claim-sweep': { schedule: 'rate(5 minutes)' },
  /** Lets approvals and holds past their time lapse, with everything given back (R03, V03). */
  'redemption-sweep': { schedule: 'rate(5 minutes)' },
} as const satisfies Readonly<Record<string, Job>>;

export type JobName = keyof typeof jobs;

/** What the scheduler sends to `scheduled`. */
export interface JobEvent {
  readonly job: JobName;
}
