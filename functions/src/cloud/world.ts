import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Table } from './table.ts';

/** All that the rooms take from outside, passed in so that a test can set each part. */
export interface World {
  readonly table: Table;
  readonly clock: () => Instant;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly sleep: (ms: number) => Promise<void>;
  /** When the invocation must have answered: retries stop before it. */
  readonly deadline: Instant;
}
