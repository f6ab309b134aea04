import type { FaultyField } from './faulty-field.ts';
import type { RuleDocument } from './rule-document.ts';

/** What only the whole document can tell of its campaigns: ids once, windows that open, tiers that exist (C8). */
export function campaignFaults({ campaigns, tiers }: RuleDocument): readonly FaultyField[] {
  return campaigns.flatMap((campaign, place) => {
    const faults: FaultyField[] = [];
    const path = `campaigns.${place}`;
    const { from, until, hours } = campaign;
    if (campaigns.slice(0, place).some(({ id }) => id === campaign.id)) {
      faults.push({ path: `${path}.id`, fault: { kind: 'SAME_ID' } });
    }
    if (from !== null && until !== null && Date.parse(until) <= Date.parse(from)) {
      faults.push({ path: `${path}.until`, fault: { kind: 'ENDS_BEFORE_START' } });
    }
    if (hours !== null && hours.until <= hours.from) {
      faults.push({ path: `${path}.hours.until`, fault: { kind: 'ENDS_BEFORE_START' } });
    }
    if (campaign.tiers.some((tier) => !tiers.some(({ id }) => id === tier))) {
      faults.push({ path: `${path}.tiers`, fault: { kind: 'NOT_A_CHOICE' } });
    }
    return faults;
  });
}
