import type { Table } from '@quaylai/functions/cloud/table';
import { intentsOf, playHistory } from './history.ts';
import type { Intent } from './intents.ts';
import type { Mutant } from './mutants.ts';

/** Short histories, many of them: each begins anew, so a failure is at most this long. */
const opsPerHistory = 500;
const reportEveryMs = 30_000;

export interface Told {
  readonly seed: number;
  readonly ops: number;
  readonly histories: number;
  readonly faults: number;
  readonly answered: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly seconds: number;
  /** Null when every invariant held in all of them. */
  readonly failed: { readonly seed: number; readonly intents: readonly Intent[]; readonly violation: string } | null;
}

/** Histories one after the other until there are enough operations, or one fails. */
export async function playMany(
  { seed, ops }: { readonly seed: number; readonly ops: number },
  bent: (table: Table) => Table,
  report: (soFar: Told) => void = () => undefined,
): Promise<Told> {
  const startedMs = performance.now();
  let told: Told = {
    seed,
    ops: 0,
    histories: 0,
    faults: 0,
    answered: 0,
    refused: 0,
    unanswered: 0,
    seconds: 0,
    failed: null,
  };
  let reportedMs = startedMs;
  while (told.ops < ops && told.failed === null) {
    const own = seed * 1_000_003 + told.histories;
    const intents = intentsOf(own, Math.min(opsPerHistory, ops - told.ops));
    const { violation, faults, tally } = await playHistory(own, intents, bent);
    told = {
      ...told,
      ops: told.ops + intents.length,
      histories: told.histories + 1,
      faults: told.faults + faults,
      answered: told.answered + tally.answered,
      refused: told.refused + Object.values(tally.refused).reduce((sum, count) => sum + count, 0),
      unanswered: told.unanswered + tally.unanswered,
      seconds: (performance.now() - startedMs) / 1000,
      failed: violation === null ? null : { seed: own, intents, violation },
    };
    if (performance.now() - reportedMs < reportEveryMs) continue;
    reportedMs = performance.now();
    report(told);
  }
  return told;
}

export function printed({ ops, histories, faults, answered, refused, unanswered, seconds, failed }: Told): string {
  const violations = failed === null ? 0 : 1;
  return [
    `${ops} operations in ${histories} histories`,
    `${faults} faults`,
    `${answered} answered, ${refused} refused, ${unanswered} never`,
    `${violations} violations`,
    `${(ops / seconds).toFixed(0)} operations a second`,
  ].join(' · ');
}

/** A slip of the simulator itself is no find. */
const slip = /^(Type|Range|Reference)Error/;

/** How many operations it takes until a planted bug is noticed; null when it is not. */
export async function hunt(
  { bend }: Mutant,
  seed: number,
  opsMax: number,
): Promise<{ readonly ops: number; readonly violation: string } | null> {
  const { ops, failed } = await playMany({ seed, ops: opsMax }, bend);
  return failed === null || slip.test(failed.violation) ? null : { ops, violation: failed.violation };
}
