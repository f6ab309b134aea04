import { ruleChangeInEnglish } from '@quaylai/shared/words/rule-changes-en';
import { campaignsEn } from './campaigns-en.ts';
import { rulesEn } from './rules-en.ts';
import { tiersEn } from './tiers-en.ts';
import type { RuleBooks } from './use-rule-books.ts';
import { versionsEn } from './versions-en.ts';

export const ruleBooksEn: RuleBooks = {
  rules: rulesEn,
  tiers: tiersEn,
  campaigns: campaignsEn,
  versions: versionsEn,
  change: ruleChangeInEnglish,
};
