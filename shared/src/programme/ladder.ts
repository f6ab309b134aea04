import { foldVietnamese } from '../words/fold.ts';
import type { FaultyField } from './faulty-field.ts';
import type { TierRule } from './rule-document.ts';

/** What only the whole ladder can tell: it starts at 0, rises strictly, keeps for no more than it asks, names once (C5). */
export function ladderFaults(tiers: readonly TierRule[]): readonly FaultyField[] {
  return tiers.flatMap((tier, place) => [
    ...thresholdFaults(tier, place, tiers[place - 1]),
    ...nameFaults(tier, place, tiers.slice(0, place)),
  ]);
}

function thresholdFaults(tier: TierRule, place: number, previous: TierRule | undefined): readonly FaultyField[] {
  const faults: FaultyField[] = [];
  const path = `tiers.${place}`;
  if (previous === undefined && tier.enterDong !== 0) {
    faults.push({ path: `${path}.enterDong`, fault: { kind: 'FIRST_TIER_NOT_ZERO' } });
  }
  if (previous !== undefined && tier.enterDong <= previous.enterDong) {
    const fault = { kind: 'LADDER_NOT_RISING', previousName: previous.name, previous: previous.enterDong } as const;
    faults.push({ path: `${path}.enterDong`, fault });
  }
  if (tier.keepDong > tier.enterDong) {
    faults.push({ path: `${path}.keepDong`, fault: { kind: 'KEEP_ABOVE_ENTER', enter: tier.enterDong } });
  }
  return faults;
}

function nameFaults({ id, name }: TierRule, place: number, earlier: readonly TierRule[]): readonly FaultyField[] {
  const faults: FaultyField[] = [];
  if (earlier.some((other) => other.id === id)) faults.push({ path: `tiers.${place}.id`, fault: { kind: 'SAME_ID' } });
  if (earlier.some((other) => foldVietnamese(other.name) === foldVietnamese(name))) {
    faults.push({ path: `tiers.${place}.name`, fault: { kind: 'SAME_NAME', name } });
  }
  return faults;
}
