import type { TierView } from '@quaylai/shared/api/member-models';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Icon } from '../parts/icon.tsx';
import { Card, Pill } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import { tierLooks } from '../parts/tier-look.ts';
import { day, money, multiplier } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { LadderStep } from './ladder-step.tsx';

/** The ladder: every step, what it asks and gives, where this member stands and how to keep it. */
export function Tiers() {
  const { tiers: words } = useCustomerWords();
  const text = useFailureText();
  const { value, failure, refresh } = useAnswer('GET /v1/tiers', {});
  return (
    <Screen title={words.title} back="/">
      {!value && !failure && <Skeleton rows={3} tall />}
      {!value && failure && (
        <ErrorState message={text(failure)} onRetry={refresh} offline={failure.kind === 'offline'} />
      )}
      {value && (
        <>
          <LadderStep standing={value.standing} link={false} />
          <p className="quiet">
            {words.spent(money(value.standing.spentDong))}.{' '}
            {value.standing.lastDay
              ? words.keep(money(value.standing.tier.keepDong), day(value.standing.lastDay))
              : words.keepLowest}
          </p>
          <ul className="stack">
            {value.tiers.map((tier) => (
              <li key={tier.id}>
                <TierStep tier={tier} mine={tier.id === value.standing.tier.id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

function TierStep({ tier, mine }: { tier: TierView; mine: boolean }) {
  const { tiers: words } = useCustomerWords();
  const look = tierLooks[tier.look];
  const from = tier.enterDong === 0 ? words.start : words.from(money(tier.enterDong));
  return (
    <Card>
      <div className="row">
        <span
          className="tier-dot"
          style={{ background: `linear-gradient(135deg, ${look.from}, ${look.to})`, color: look.ink }}
        >
          <Icon name="star" size={20} />
        </span>
        <div className="grow">
          <h2 className="h3 wrap-anywhere">{tier.name}</h2>
          <p className="small quiet">
            {[from, tier.multiplierPercent > 100 && words.times(multiplier(tier.multiplierPercent))]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {mine && <Pill tone="brand">{words.mine}</Pill>}
      </div>
      {tier.description && <p>{tier.description}</p>}
      <ul className="stack perk-list">
        {tier.perks.map((perk) => (
          <li key={perk} className="row">
            <span className="good">
              <Icon name="check" size={20} />
            </span>
            <span className="grow">{perk}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
