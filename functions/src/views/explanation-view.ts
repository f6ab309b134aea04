import type { Explanation } from '@quaylai/shared/api/member-models';
import { explain } from '@quaylai/shared/loyalty/explain';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import { explainInEnglish } from '@quaylai/shared/words/explain-en';
import { explainInVietnamese } from '@quaylai/shared/words/explain-vi';
import type { LotId } from '@quaylai/shared/words/ids';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { ChainedEntry } from '../ledger/entry.ts';
import { billAmount, mainKind, orderCode } from './entry-view.ts';
import type { Names } from './names.ts';

/** Why an entry is what it is (A06), by the rule version it was made under. */
export function explanationView(
  { entry, hash }: ChainedEntry,
  rules: RuleVersion,
  names: Names,
  billOf: (lot: LotId) => string | null,
): Explanation {
  const steps = explain(entry, rules, billOf);
  const { unitName } = rules.document;
  const amountDong = billAmount(entry);
  const branchName = entry.branch === null ? null : names.branch(entry.branch);
  const { order } = entry;
  return {
    seq: entry.seq,
    kind: mainKind(entry),
    points: entry.after - entry.before,
    ruleVersion: entry.ruleVersion,
    tierThen: tierRule(rules.document, entry.tierThen).name,
    at: formatInstant(entry.businessTime),
    bill:
      order === null || amountDong === null
        ? null
        : { source: order.source, code: orderCode(order) ?? '', amountDong, branchName },
    vi: steps.map((step) => explainInVietnamese(step, unitName)),
    en: steps.map((step) => explainInEnglish(step, unitName)),
    hash: Buffer.from(hash).toString('hex'),
  };
}
