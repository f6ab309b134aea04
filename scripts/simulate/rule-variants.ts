import { type RuleDocument, ruleDocumentSchema } from '@quaylai/shared/programme/rule-document';
import { rulesOfShops } from './stage.ts';

const { earn, payment } = rulesOfShops;
const changes: readonly object[] = [
  {},
  { earn: { ...earn, dongPerPoint: 20_000 } },
  { earn: { ...earn, pendingDays: 2 } },
  { expiry: { kind: 'ROLLING', months: 3 } },
  { expiry: { kind: 'INACTIVITY', months: 6 } },
  { payment: { ...payment, minimumPoints: 5, holdMinutes: 20 } },
  { returns: { clawback: 'CLAMP' } },
];

/** What an owner changes amid the traffic; shared campaigns stay, so that their budgets can be counted to the end. */
export const ruleVariants: readonly RuleDocument[] = changes.map((change) =>
  ruleDocumentSchema.parse({ ...rulesOfShops, ...change }),
);
