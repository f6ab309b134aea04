import type { Ledger } from '../ledger/post.ts';

/** What a run did, in numbers, for the log. */
export type JobReport = Readonly<Record<string, number>>;

/** One run over all programmes. It may be stopped anywhere and run again. */
export type Job = (ledger: Ledger) => Promise<JobReport>;
