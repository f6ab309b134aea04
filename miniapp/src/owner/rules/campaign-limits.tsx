import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import type { CampaignPart } from './campaign-page.tsx';
import { useDesk } from './desk.tsx';
import { typedOrNone } from './draft.ts';

/** How far it may go: per member, first-N, budget (C01, C06). Empty is without that limit. */
export function CampaignLimits({ campaign, onCampaign, notes }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const { unit } = useDesk();
  return (
    <Section title={words.limits}>
      <Card>
        <MoneyField
          label={words.budget}
          hint={words.budgetHint}
          unit={unit}
          digitsMax={9}
          value={campaign.budgetPoints}
          onValue={(value) => onCampaign({ budgetPoints: typedOrNone(value) })}
          {...notes('budgetPoints')}
        />
        <MoneyField
          label={words.first}
          unit={words.orders}
          digitsMax={7}
          value={campaign.firstOrders}
          onValue={(value) => onCampaign({ firstOrders: typedOrNone(value) })}
          {...notes('firstOrders')}
        />
        <MoneyField
          label={words.uses}
          unit={words.times}
          digitsMax={5}
          value={campaign.usesPerMember}
          onValue={(value) => onCampaign({ usesPerMember: typedOrNone(value) })}
          {...notes('usesPerMember')}
        />
        <MoneyField
          label={words.perMember}
          unit={unit}
          digitsMax={9}
          value={campaign.pointsPerMember}
          onValue={(value) => onCampaign({ pointsPerMember: typedOrNone(value) })}
          {...notes('pointsPerMember')}
        />
      </Card>
    </Section>
  );
}
