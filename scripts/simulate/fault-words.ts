import type { Told } from './many.ts';

/** What went wrong, as `docs/numbers.md` names it. */
const words: Readonly<Record<string, string>> = {
  THROTTLED: 'throttled',
  CONFLICT: 'conflicts thrown by dice',
  conflicts: 'conflicts of two that met',
  IN_PROGRESS: 'told that it is in progress',
  SERVER_ERROR: 'errors of the service',
  RESET_BEFORE: 'connections that broke before',
  ANSWER_LOST: 'written, and the answer lost',
  SLOW: 'slow',
  PARTIAL: 'batches answered in part',
  torn: 'reads that were torn',
  stale: 'reads that were behind',
  crashes: 'processes killed',
  timedOut: 'processes killed for their time',
  frozen: 'processes frozen, and gone on',
  clocks: 'clocks off by up to five minutes',
  late: 'asked again when the token was forgotten',
  rewinds: 'the stream from an earlier place',
};

/** A row for each kind. */
export const faultRows = (faults: Told['faults']): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(faults).map(([kind, count]) => [`of the faults: ${words[kind] ?? kind}`, count]));
