import { useAnswer } from '../../api/use-answer.ts';
import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { LinesField } from '../lines-field.tsx';
import type { CampaignPart } from './campaign-page.tsx';
import { Chips } from './chips.tsx';
import { useDesk } from './desk.tsx';
import { typed } from './draft.ts';

/** For whom, where, and for which bills (C8); an empty list is without that condition. */
export function CampaignAudience({ campaign, onCampaign, notes }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const { shown } = useDesk();
  const branches = useAnswer('GET /v1/admin/branches', {}).value?.branches ?? [];
  return (
    <>
      <Section title={words.audience}>
        <Card>
          <Chips
            label={words.tiers}
            hint={words.tierHint}
            choices={shown.tiers.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={campaign.tiers}
            onChosen={(tiers) => onCampaign({ tiers })}
            {...notes('tiers')}
          />
          {branches.length > 0 && (
            <Chips
              label={words.branches}
              choices={branches.map(({ branchId, name }) => ({ value: String(branchId), label: name }))}
              chosen={campaign.branches}
              onChosen={(chosen) => onCampaign({ branches: chosen })}
              {...notes('branches')}
            />
          )}
          <LinesField
            label={words.channels}
            hint={words.channelHint}
            lines={campaign.channels}
            onLines={(channels) => onCampaign({ channels })}
            {...notes('channels')}
          />
        </Card>
      </Section>
      <Section title={words.what}>
        <Card>
          <MoneyField
            label={words.minimum}
            hint={words.minimumHint}
            unit="đ"
            value={campaign.minimumDong}
            onValue={(value) => onCampaign({ minimumDong: typed(value) })}
            {...notes('minimumDong')}
          />
          <LinesField
            label={words.categories}
            lines={campaign.categories}
            onLines={(categories) => onCampaign({ categories })}
            {...notes('categories')}
          />
          <LinesField
            label={words.skus}
            lines={campaign.skus}
            onLines={(skus) => onCampaign({ skus })}
            {...notes('skus')}
          />
        </Card>
      </Section>
    </>
  );
}
