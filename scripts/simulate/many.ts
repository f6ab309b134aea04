import { type History, historyOf, perfect, playHistory } from './history.ts';
import type { Planted } from './sandbox.ts';

/** Short histories, many of them: each begins anew, so a failure is at most this long. */
const opsPerHistory = 500;
const reportEveryMs = 2_000;

/** Which histories are played: those of a seed, or every so-many-th of them where several share the work. */
export interface Share {
  readonly seed: number;
  readonly ops: number;
  /** Stops after the history that is under way then, however many are left. */
  readonly minutes?: number;
  readonly job?: number;
  readonly jobs?: number;
}

export interface Told {
  readonly ops: number;
  readonly histories: number;
  /** Of each kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly answered: number;
  /** Of each route. */
  readonly done: Readonly<Record<string, number>>;
  readonly refused: number;
  readonly unanswered: number;
  /** Of this process: what a machine that does other things too has no part in. */
  readonly cpuSeconds: number;
  /** Null when every invariant held in all of them. */
  readonly failed: (History & { readonly violation: string }) | null;
}

export const nothingTold: Told = {
  ops: 0,
  histories: 0,
  faults: {},
  answered: 0,
  done: {},
  refused: 0,
  unanswered: 0,
  cpuSeconds: 0,
  failed: null,
};

export const added = (left: Told, right: Told): Told => ({
  ops: left.ops + right.ops,
  histories: left.histories + right.histories,
  faults: both(left.faults, right.faults),
  answered: left.answered + right.answered,
  done: both(left.done, right.done),
  refused: left.refused + right.refused,
  unanswered: left.unanswered + right.unanswered,
  cpuSeconds: left.cpuSeconds + right.cpuSeconds,
  failed: left.failed ?? right.failed,
});

type Counts = Readonly<Record<string, number>>;

const both = (left: Counts, right: Counts): Counts => {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return Object.fromEntries(names.map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]));
};

/** Histories one after the other until the share is done, or one fails. Whoever shares them, they are the same. */
export async function playMany(
  { seed, ops, minutes, job = 0, jobs = 1 }: Share,
  planted: Planted = perfect,
  report: (soFar: Told) => void = () => undefined,
): Promise<Told> {
  const startedMicros = cpuMicros();
  const endsMs = minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + minutes * 60_000;
  const isTime = () => performance.now() < endsMs;
  let told = nothingTold;
  let reportedMs = performance.now();
  for (let history = job; history * opsPerHistory < ops && told.failed === null && isTime(); history += jobs) {
    const own = historyOf(seed * 1_000_003 + history, Math.min(opsPerHistory, ops - history * opsPerHistory));
    const { violation, faults, tally } = await playHistory(own, planted);
    told = {
      ops: told.ops + own.intents.length,
      histories: told.histories + 1,
      faults: both(told.faults, faults),
      answered: told.answered + tally.answered,
      done: both(told.done, tally.done),
      refused: told.refused + total(tally.refused),
      unanswered: told.unanswered + tally.unanswered,
      cpuSeconds: (cpuMicros() - startedMicros) / 1e6,
      failed: violation === null ? null : { ...own, violation },
    };
    if (performance.now() - reportedMs < reportEveryMs) continue;
    reportedMs = performance.now();
    report(told);
  }
  return told;
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export function printed({ ops, histories, faults, answered, refused, unanswered, cpuSeconds, failed }: Told): string {
  const violations = failed === null ? 0 : 1;
  return [
    `${ops} operations in ${histories} histories`,
    `${total(faults)} faults`,
    `${answered} answered, ${refused} refused, ${unanswered} never`,
    `${violations} violations`,
    `${(ops / cpuSeconds).toFixed(0)} operations a second of one core`,
  ].join(' · ');
}
