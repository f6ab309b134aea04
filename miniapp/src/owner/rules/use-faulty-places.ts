import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { isWithin } from './use-notes.ts';

/** The parts of the draft where something is wrong, by the names that stand above them. */
export function useFaultyPlaces(): readonly string[] {
  const { rules, tiers, campaigns } = useRuleBooks();
  const { shown, check } = useDesk();
  const parts: readonly (readonly [part: string, name: string])[] = [
    ['earn', rules.earn.title],
    ['unitName', rules.earn.title],
    ['payment', rules.pay.title],
    ['expiry', rules.expiry.title],
    ['exclusions', rules.exclusions.title],
    ['returns', rules.returns.title],
    ['tiering', rules.tiering.title],
    ...shown.tiers.map(({ name }, at) => [`tiers.${at}`, tiers.tier(name)] as const),
    ['tiers', tiers.title],
    ...shown.campaigns.map(({ name }, at) => [`campaigns.${at}`, name || campaigns.newName] as const),
    ['campaigns', campaigns.title],
  ];
  const places = Object.keys(check.fields).map((field) => parts.find(([part]) => isWithin(field, part))?.[1] ?? field);
  return [...new Set(places)];
}
