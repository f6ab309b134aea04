import type { KeptPictures } from '../cloud/kept-pictures.ts';
import type { Ledger } from '../ledger/post.ts';

/** What a run did, in numbers, for the log. */
export type JobReport = Readonly<Record<string, number>>;

/** Small texts that are written once and never changed, outside the table (C12). */
export interface AnchorShelf {
  /** Keeps the first text under this name; a later one is no error and changes nothing. */
  keep(name: string, text: string): Promise<void>;
  /** Null when there is none. */
  read(name: string): Promise<string | null>;
}

/** What a few jobs need beside the ledger. */
export interface Beside {
  readonly anchors: AnchorShelf;
  readonly pictures: KeptPictures;
  /** For the log: what was found, with ids and numbers only. */
  readonly tell: (what: string, at: Readonly<Record<string, string | number>>) => void;
}

/** One run over all programmes. It may be stopped anywhere and run again. */
export type Job = (ledger: Ledger, beside?: Beside) => Promise<JobReport>;
