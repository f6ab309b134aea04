import type { RuleDocument, TierRule } from '@quaylai/shared/programme/rule-document';
import { forget, keep, recall } from '../zalo/storage.ts';

/** A draft has the document's shape; an emptied number travels as null and the server's check says so beside the field. */
export type Draft = RuleDocument;

interface KeptDraft {
  readonly basedOn: number;
  readonly document: Draft;
}

const key = 'rules-draft';

/** The unpublished draft, if it was begun on this very version; one begun on an older version is worth nothing. */
export function keptDraft(latestVersion: number): Draft | null {
  const kept = recall(key) as Partial<KeptDraft> | null;
  return kept?.basedOn === latestVersion && kept.document?.schema === 1 ? kept.document : null;
}

export const keepDraft = (basedOn: number, document: Draft): void =>
  keep(key, { basedOn, document } satisfies KeptDraft);
export const dropDraft = (): void => forget(key);

/** Puts a typed number into the draft; an emptied box travels as null and is refused by name. */
export const typed = <Value extends number>(value: number | null): Value => value as Value;

export const withTier = (draft: Draft, at: number, change: Partial<TierRule>): Draft => ({
  ...draft,
  tiers: draft.tiers.map((tier, i) => (i === at ? { ...tier, ...change } : tier)),
});

/** Text with one item a line ↔ the list; empty lines are dropped. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The draft as it is sent: a line just begun in a list is not yet an item. */
export const cleaned = (draft: Draft): Draft => ({
  ...draft,
  exclusions: { ...draft.exclusions, categories: draft.exclusions.categories.filter(Boolean) },
  tiers: draft.tiers.map((tier) => ({ ...tier, perks: tier.perks.filter(Boolean) })),
});
