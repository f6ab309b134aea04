import type { TierView } from '@quaylai/shared/api/member-models';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Sheet } from '../parts/overlay.tsx';
import { TierHead } from '../parts/tier-head.tsx';
import { multiplier } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { PerkList } from './perk-list.tsx';

/** One of the three moments worth a little light: the new tier as it looks, and what it gives from now on. */
export function ClimbSheet({ tier, onClose }: { tier: TierView; onClose: () => void }) {
  const { tiers: words } = useCustomerWords();
  return (
    <Sheet
      title={words.climbed(tier.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.climbedDo}</Button>
          <ButtonLink to="/tiers" look="quiet">
            {words.title}
          </ButtonLink>
        </>
      }
    >
      <TierHead look={tier.look} name={tier.name} reached>
        {tier.multiplierPercent > 100 ? words.times(multiplier(tier.multiplierPercent)) : tier.description}
      </TierHead>
      <PerkList perks={tier.perks} />
    </Sheet>
  );
}
