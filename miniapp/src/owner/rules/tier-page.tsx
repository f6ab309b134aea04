import { useParams } from 'react-router-dom';
import { TextArea, TextField } from '../../parts/field.tsx';
import { Card, Section } from '../../parts/list.tsx';
import { MemberCard } from '../../parts/member-card.tsx';
import { useWho } from '../../state/session.ts';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { DeskPage, Gone } from './desk-page.tsx';
import { type Draft, withTier } from './draft.ts';
import { withoutTier } from './ladder-moves.ts';
import { LookChoices } from './look-choices.tsx';
import { RemovePart } from './remove-part.tsx';
import { TierBenefits } from './tier-benefits.tsx';
import { TierConditions } from './tier-conditions.tsx';
import { useNotes } from './use-notes.ts';

const nameCharsMax = 30;
const descriptionCharsMax = 200;
const pointsShown = 1_250;

export interface TierPart {
  tier: Draft['tiers'][number];
  at: number;
  onTier: (change: Partial<Draft['tiers'][number]>) => void;
}

/** Everything about one step of the ladder. */
export function TierPage() {
  const { tiers: words } = useRuleBooks();
  const { tierId } = useParams();
  const { shown, unit, change } = useDesk();
  const notes = useNotes();
  const programme = useWho()?.programme.name ?? '';
  const at = shown.tiers.findIndex(({ id }) => id === tierId);
  const tier = shown.tiers[at];
  if (!tier) return <Gone title={words.gone} />;
  const part: TierPart = { tier, at, onTier: (next) => change(withTier(shown, at, next)) };
  return (
    <DeskPage title={words.tier(tier.name)}>
      <MemberCard
        look={tier.look}
        tierName={tier.name}
        over={programme}
        name={words.preview(tier.name)}
        points={pointsShown}
        unit={unit}
      />
      <Section title={words.identity}>
        <Card>
          <TextField
            label={words.name}
            value={tier.name}
            onValue={(name) => part.onTier({ name })}
            maxLength={nameCharsMax}
            {...notes(`tiers.${at}.name`)}
          />
          <LookChoices chosen={tier.look} onChosen={(look) => part.onTier({ look })} />
          <TextArea
            label={words.description}
            rows={2}
            value={tier.description}
            onValue={(description) => part.onTier({ description })}
            maxLength={descriptionCharsMax}
            {...notes(`tiers.${at}.description`)}
          />
        </Card>
      </Section>
      <TierConditions {...part} />
      <TierBenefits {...part} />
      {at > 0 && <RemoveTier {...part} />}
    </DeskPage>
  );
}

function RemoveTier({ tier }: TierPart) {
  const { tiers: words } = useRuleBooks();
  return <RemovePart name={tier.name} words={words} without={(shown) => withoutTier(shown, tier.id)} />;
}
