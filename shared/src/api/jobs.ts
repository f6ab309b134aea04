export interface Job {
  /** As EventBridge Scheduler writes it: "rate(5 minutes)", "cron(30 2 * * ? *)"; times of day are Vietnam's. */
  readonly schedule: `rate(${number} ${'minutes' | 'hours' | 'days'})` | `cron(${string})`;
  /** Somebody is called when no run came to its end for so long; at most a day. */
  readonly silentMinutesMax: number;
}

/** Every job that runs by the clock: infra schedules them, `scheduled` must handle them. */
export const jobs = {
  /** Gives back stock and budgets that a request claimed and then never used (decisions 4). */
  'claim-sweep': { schedule: 'rate(5 minutes)', silentMinutesMax: 30 },
  /** Lets approvals and holds past their time lapse, with everything given back (R03, V03). */
  'redemption-sweep': { schedule: 'rate(5 minutes)', silentMinutesMax: 30 },
  /** Gives back the points of holds whose time ran out, or lets them expire (R04, R14). */
  'hold-sweep': { schedule: 'rate(5 minutes)', silentMinutesMax: 30 },
  /**
   * Writes down that lots are past their last day, while the shops sleep; a run goes on where the last one stopped
   * (X06, X10).
   */
  expiry: { schedule: 'cron(5/15 0-5 * * ? *)', silentMinutesMax: 1440 },
  /** Writes down what the end of a tier's period decided (T02–T06, T11). */
  'tier-review': { schedule: 'cron(10/15 0-5 * * ? *)', silentMinutesMax: 1440 },
  /** Hands what waited 72 hours for its order to a person (F09). */
  'parked-returns': { schedule: 'rate(60 minutes)', silentMinutesMax: 180 },
  /** Proves every member's chain and balance, and anchors where they stand, while the shops sleep (C12, I7). */
  'chain-check': { schedule: 'cron(0/10 0-5 * * ? *)', silentMinutesMax: 1440 },
  /** Removes photos that no reward names any more; twice, as silence may last a day at most. */
  'picture-sweep': { schedule: 'cron(25 2,4 * * ? *)', silentMinutesMax: 1440 },
  /** Earns and spends in a programme that no shop has: a shop's trouble is ours first. */
  canary: { schedule: 'rate(30 minutes)', silentMinutesMax: 180 },
} as const satisfies Readonly<Record<string, Job>>;

export type JobName = keyof typeof jobs;

/** What the scheduler sends to `scheduled`. */
export interface JobEvent {
  readonly job: JobName;
}
