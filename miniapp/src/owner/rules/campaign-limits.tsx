import { useAnswer } from '../../api/use-answer.ts';
import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { count, pointsOf } from '../../words/format.ts';
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
        <Used campaignId={campaign.id} />
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

/** What of the shared limits is used, as the version in force knows them. */
function Used({ campaignId }: { campaignId: string }) {
  const { campaigns: words } = useRuleBooks();
  const { unit } = useDesk();
  const { value } = useAnswer('GET /v1/admin/rules/budgets', {});
  const used = value?.campaigns.find((one) => one.campaignId === campaignId);
  if (!used) return null;
  const { budgetPoints, usedPoints, firstOrders, usedOrders } = used;
  return (
    <>
      {budgetPoints !== null && (
        <p className="small strong">{words.usedPoints(pointsOf(usedPoints, unit), pointsOf(budgetPoints, unit))}</p>
      )}
      {firstOrders !== null && (
        <p className="small strong">{words.usedOrders(count(usedOrders), count(firstOrders))}</p>
      )}
    </>
  );
}
