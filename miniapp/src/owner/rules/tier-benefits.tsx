import { TextField, Tick } from '../../parts/field.tsx';
import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { LinesField } from '../lines-field.tsx';
import { useDesk } from './desk.tsx';
import { typed } from './draft.ts';
import { ExpiryFields } from './expiry-fields.tsx';
import { FactorField } from './factor-field.tsx';
import type { TierPart } from './tier-page.tsx';
import { useNotes } from './use-notes.ts';

const percentMin = 100;
const percentMax = 1_000;
const priceListCharsMax = 60;

/** What a tier gives: points, discounts, words, a gift, a life of its own for its points (C5, V11). */
export function TierBenefits({ tier, at, onTier }: TierPart) {
  const { tiers: words } = useRuleBooks();
  const { shown, unit } = useDesk();
  const notes = useNotes();
  const of = (field: string) => notes(`tiers.${at}.${field}`);
  return (
    <Section title={words.gives}>
      <Card>
        <FactorField
          key={tier.id}
          label={words.multiplier}
          hint={words.multiplierHint}
          value={tier.multiplierPercent}
          onValue={(percent) => onTier({ multiplierPercent: typed(percent) })}
          percentMin={percentMin}
          percentMax={percentMax}
          bad={words.multiplierBad}
          {...of('multiplierPercent')}
        />
        <LinesField
          label={words.perks}
          hint={words.perksHint}
          lines={tier.perks}
          onLines={(perks) => onTier({ perks })}
          {...of('perks')}
        />
        <MoneyField
          label={words.gift}
          hint={words.giftHint}
          unit={unit}
          digitsMax={9}
          value={tier.entryGiftPoints}
          onValue={(value) => onTier({ entryGiftPoints: typed(value) })}
          {...of('entryGiftPoints')}
        />
        <MoneyField
          label={words.orderDiscount}
          unit="%"
          digitsMax={3}
          value={tier.orderDiscountPercent}
          onValue={(value) => onTier({ orderDiscountPercent: typed(value) })}
          {...of('orderDiscountPercent')}
        />
        <MoneyField
          label={words.pointDiscount}
          hint={words.pointDiscountHint}
          unit="%"
          digitsMax={2}
          value={tier.pointPriceDiscountPercent}
          onValue={(value) => onTier({ pointPriceDiscountPercent: typed(value) })}
          {...of('pointPriceDiscountPercent')}
        />
        <TextField
          label={words.priceList}
          hint={words.priceListHint}
          value={tier.priceList ?? ''}
          onValue={(name) => onTier({ priceList: name === '' ? null : name })}
          maxLength={priceListCharsMax}
          {...of('priceList')}
        />
        {at > 0 && (
          <Tick checked={tier.hidden} onChecked={(hidden) => onTier({ hidden })}>
            {words.hidden}
          </Tick>
        )}
        <Tick checked={tier.expiry !== null} onChecked={(own) => onTier({ expiry: own ? shown.expiry : null })}>
          {words.ownExpiry}
        </Tick>
        {tier.expiry && (
          <fieldset className="bare stack">
            <legend className="field-label">{words.expiry}</legend>
            <ExpiryFields path={`tiers.${at}.expiry`} expiry={tier.expiry} onExpiry={(expiry) => onTier({ expiry })} />
          </fieldset>
        )}
      </Card>
    </Section>
  );
}
