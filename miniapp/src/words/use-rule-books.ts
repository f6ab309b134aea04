import { ruleChangeInVietnamese } from '@quaylai/shared/words/rule-changes-vi';
import { book, useBook } from './book.ts';
import { campaignsVi } from './campaigns-vi.ts';
import { rulesVi } from './rules-vi.ts';
import { tiersVi } from './tiers-vi.ts';
import { versionsVi } from './versions-vi.ts';

const ruleBooksVi = {
  rules: rulesVi,
  tiers: tiersVi,
  campaigns: campaignsVi,
  versions: versionsVi,
  /** One difference between two versions as a sentence. */
  change: ruleChangeInVietnamese,
};
export type RuleBooks = typeof ruleBooksVi;

const ruleBooks = book<RuleBooks>(ruleBooksVi, async () => (await import('./rule-books-en.ts')).ruleBooksEn);

/** The sentences of the rules' editor. */
export const useRuleBooks = (): RuleBooks => useBook(ruleBooks);
