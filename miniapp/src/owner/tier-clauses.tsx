import type { TierRule } from '@quaylai/shared/programme/rule-document';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { useOwnerWords } from '../words/use-owner-words.ts';
import { Clause } from './clause.tsx';
import type { ClausesProps } from './clauses-props.ts';
import { type Draft, typed, withTier } from './draft.ts';
import { LinesField } from './lines-field.tsx';

const nameCharsMax = 30;
const tiersMax = 10;

/** The ladder, lowest first. The lowest step asks for nothing, so it has no thresholds to edit. */
export function TierClauses({ draft, fields, warnings, onChange }: ClausesProps) {
  const { rules: words } = useOwnerWords();
  const set = onChange ?? (() => undefined);
  const troubled = [...Object.keys(fields), ...warnings.map((one) => one.field)].some((field) =>
    field.startsWith('tiers'),
  );
  return (
    <Clause
      title={words.tiers}
      sentence={words.tiersSentence(draft.tiers.map((tier) => tier.name).join(' → '))}
      troubled={troubled}
    >
      {draft.tiers.map((tier, at) => (
        <TierClause
          key={tier.id}
          tier={tier}
          lowest={at === 0}
          errorOf={(field) => fields[`tiers.${at}.${field}`]}
          onTier={(change) => set(withTier(draft, at, change))}
          onRemove={() => set({ ...draft, tiers: draft.tiers.filter((_, i) => i !== at) })}
        />
      ))}
      {draft.tiers.length < tiersMax && (
        <Button look="second" icon="plus" onClick={() => set(withNewTier(draft, words.tierNew))}>
          {words.tierAdd}
        </Button>
      )}
    </Clause>
  );
}

/** A new step above the highest, twice as far, so that the ladder stays in order until the owner says otherwise. */
function withNewTier(draft: Draft, name: string): Draft {
  const top = draft.tiers.at(-1);
  if (!top) return draft;
  const id = `tier-${crypto.randomUUID().slice(0, 8)}` as TierRule['id'];
  const tier: TierRule = {
    ...top,
    id,
    name,
    description: '',
    perks: [],
    enterDong: typed(Math.max(1_000_000, top.enterDong * 2)),
    keepDong: typed(Math.max(800_000, top.keepDong * 2)),
  };
  return { ...draft, tiers: [...draft.tiers, tier] };
}

interface TierClauseProps {
  tier: TierRule;
  lowest: boolean;
  errorOf: (field: string) => string | undefined;
  onTier: (change: Partial<TierRule>) => void;
  onRemove: () => void;
}

function TierClause({ tier, lowest, errorOf, onTier, onRemove }: TierClauseProps) {
  const { rules: words } = useOwnerWords();
  return (
    <fieldset className="tier-clause">
      <legend className="h3">{words.tier(tier.name)}</legend>
      <TextField
        label={words.tierName}
        value={tier.name}
        onValue={(name) => onTier({ name })}
        maxLength={nameCharsMax}
        error={errorOf('name')}
      />
      {!lowest && (
        <>
          <MoneyField
            label={words.tierEnter}
            unit="đ"
            value={tier.enterDong}
            onValue={(value) => onTier({ enterDong: typed(value) })}
            error={errorOf('enterDong')}
          />
          <MoneyField
            label={words.tierKeep}
            unit="đ"
            value={tier.keepDong}
            onValue={(value) => onTier({ keepDong: typed(value) })}
            error={errorOf('keepDong')}
          />
        </>
      )}
      <MoneyField
        label={words.tierMultiplier}
        unit="%"
        digitsMax={4}
        value={tier.multiplierPercent}
        onValue={(value) => onTier({ multiplierPercent: typed(value) })}
        error={errorOf('multiplierPercent')}
      />
      <LinesField
        label={words.tierPerks}
        lines={tier.perks}
        onLines={(perks) => onTier({ perks })}
        error={errorOf('perks')}
      />
      {!lowest && (
        <Button look="danger" onClick={onRemove}>
          {words.tierRemove(tier.name)}
        </Button>
      )}
    </fieldset>
  );
}
