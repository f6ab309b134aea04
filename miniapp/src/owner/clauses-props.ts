import type { Draft } from './draft.ts';

/** What the editor hands to every clause of the rules. */
export interface ClausesProps {
  draft: Draft;
  /** Field path → what is wrong with it. */
  fields: Readonly<Record<string, string>>;
  warnings: readonly { readonly field: string; readonly sentence: string }[];
  /** Null for those who may only read. */
  onChange: ((next: Draft) => void) | null;
}
