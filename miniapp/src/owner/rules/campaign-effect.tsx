import { SelectField, TextField } from '../../parts/field.tsx';
import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { choicesOf } from '../choices-of.ts';
import type { CampaignPart } from './campaign-page.tsx';
import { useDesk } from './desk.tsx';
import { typed } from './draft.ts';
import { FactorField } from './factor-field.tsx';

const nameCharsMax = 60;
const percentMin = 101;
const percentMax = 10_000;
const doublePercent = 200;
const bonusFirst = 10;

/** Its name and what it gives (E09, E13). */
export function CampaignEffect({ campaign, onCampaign, notes }: CampaignPart) {
  const { campaigns: words } = useRuleBooks();
  const { unit } = useDesk();
  const { effect } = campaign;
  return (
    <Section title={words.giving}>
      <Card>
        <TextField
          label={words.name}
          value={campaign.name}
          onValue={(name) => onCampaign({ name })}
          maxLength={nameCharsMax}
          {...notes('name')}
        />
        <SelectField
          label={words.effect}
          value={effect.kind}
          onValue={(kind) =>
            onCampaign({
              effect: kind === 'MULTIPLY' ? { kind, percent: doublePercent } : { kind, points: typed(bonusFirst) },
            })
          }
          choices={choicesOf(words.effects)}
        />
        {effect.kind === 'MULTIPLY' ? (
          <FactorField
            key={campaign.id}
            label={words.factor}
            hint={words.factorHint}
            value={effect.percent}
            onValue={(percent) => onCampaign({ effect: { ...effect, percent: typed(percent) } })}
            percentMin={percentMin}
            percentMax={percentMax}
            bad={words.factorBad}
            {...notes('effect.percent')}
          />
        ) : (
          <MoneyField
            label={words.bonus}
            unit={unit}
            digitsMax={9}
            value={effect.points}
            onValue={(points) => onCampaign({ effect: { ...effect, points: typed(points) } })}
            {...notes('effect.points')}
          />
        )}
      </Card>
    </Section>
  );
}
