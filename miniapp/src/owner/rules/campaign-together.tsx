import { SelectField, TextField, Tick } from '../../parts/field.tsx';
import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { choicesOf } from '../choices-of.ts';
import type { Campaign, CampaignPart } from './campaign-page.tsx';
import { typed } from './draft.ts';

const groupCharsMax = 30;
type Stacking = 'ADD' | 'GROUP' | 'EXCLUSIVE';

const stackingOf = ({ exclusive, group }: Campaign): Stacking =>
  exclusive ? 'EXCLUSIVE' : group === null ? 'ADD' : 'GROUP';

/** What happens when several campaigns meet on one bill (E10, E11). */
export function CampaignTogether({ campaign, onCampaign, notes }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const stacking = stackingOf(campaign);
  const stack = (next: Stacking) =>
    onCampaign({
      exclusive: next === 'EXCLUSIVE',
      replacesTier: next === 'EXCLUSIVE' && campaign.replacesTier,
      group: next === 'GROUP' ? (campaign.group ?? words.groupNew) : null,
    });
  return (
    <Section title={words.together}>
      <Card>
        <SelectField label={words.stacking} value={stacking} onValue={stack} choices={choicesOf(words.stackings)} />
        {stacking === 'GROUP' && (
          <TextField
            label={words.group}
            hint={words.groupHint}
            value={campaign.group ?? ''}
            onValue={(group) => onCampaign({ group })}
            maxLength={groupCharsMax}
            {...notes('group')}
          />
        )}
        {stacking === 'EXCLUSIVE' && (
          <Tick checked={campaign.replacesTier} onChecked={(replacesTier) => onCampaign({ replacesTier })}>
            {words.replacesTier}
          </Tick>
        )}
        <MoneyField
          label={words.priority}
          hint={words.priorityHint}
          unit=""
          digitsMax={4}
          value={campaign.priority}
          onValue={(priority) => onCampaign({ priority: typed(priority) })}
          {...notes('priority')}
        />
      </Card>
    </Section>
  );
}
