import type { Standing, TierView } from '@quaylai/shared/api/member-models';
import { Awaiting } from '../api/awaiting.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { Dotted } from '../parts/dotted.tsx';
import { Card } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { TierHead } from '../parts/tier-head.tsx';
import { useUnit } from '../state/use-unit.ts';
import { day, money, multiplier } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { amountOf, lackText, thresholdOf } from './lacks.ts';
import { LadderStep } from './ladder-step.tsx';
import { PerkList } from './perk-list.tsx';

/** The ladder: every step, what it asks and gives, where this member stands and how to keep it. */
export function Tiers() {
  const { tiers: words } = useCustomerWords();
  const { value, failure, refresh } = useAnswer('GET /v1/tiers', {});
  return (
    <Screen title={words.title} back="/">
      {!value && <Awaiting failure={failure} onRetry={refresh} rows={3} tall />}
      {value && (
        <>
          <LadderStep standing={value.standing} link={false} />
          <Keep standing={value.standing} />
          <ul className="stack">
            {value.tiers.map((tier) => (
              <li key={tier.id}>
                <TierStep tier={tier} standing={value.standing} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

/** How to keep the tier: what is still missing and what happens otherwise, or that nothing is asked yet. */
function Keep({ standing }: { standing: Standing }) {
  const { tiers: words } = useCustomerWords();
  const all = useWords();
  const unit = useUnit();
  const { tier, keep, lastDay, measures, spentDong } = standing;
  if (keep && keep.lacks.length > 0) {
    const lacks = lackText(all, unit, keep.lacks, measures.match);
    return (
      <Card tone="warn">
        <h2 className="h3">{words.keepTitle}</h2>
        <p>{all.ladder.drop(lacks, day(keep.by), tier.name)}.</p>
        <p className="small">{all.ladder.otherwise(keep.otherwise)}</p>
      </Card>
    );
  }
  const spends = measures.metrics.includes('NET_SPEND');
  return (
    <p className="quiet">
      {spends && `${words.spent[measures.window](money(spentDong))}. `}
      {lastDay && spends && tier.keepDong > 0 && measures.window !== 'LIFETIME'
        ? words.keep(money(tier.keepDong), tier.name)
        : lastDay
          ? all.ladder.until(tier.name, day(lastDay))
          : words.keepLowest}
    </p>
  );
}

function TierStep({ tier, standing }: { tier: TierView; standing: Standing }) {
  const { tiers: words } = useCustomerWords();
  const from = useFrom(tier, standing.measures);
  const rate = tier.multiplierPercent > 100 && words.times(multiplier(tier.multiplierPercent));
  return (
    <Card>
      <TierHead look={tier.look} name={tier.name} pill={tier.id === standing.tier.id && words.mine}>
        <Dotted facts={[from, rate]} />
      </TierHead>
      {tier.description && <p>{tier.description}</p>}
      <PerkList perks={tier.perks} />
    </Card>
  );
}

/** «Từ 5.000.000đ chi tiêu mỗi năm»: what the ladder asks for this step, in its own measures. */
function useFrom(tier: TierView, { metrics, match, window }: Standing['measures']): string {
  const { tiers: words } = useCustomerWords();
  const { ladder } = useWords();
  const unit = useUnit();
  const asked = metrics
    .map((metric) => ({ metric, whole: thresholdOf(tier, metric) }))
    .filter(({ whole }) => whole > 0)
    .map(({ metric, whole }) => ladder.lack[metric](amountOf(metric, whole, unit)));
  if (asked.length === 0) return words.start;
  const join = match === 'ALL' ? ladder.and : ladder.or;
  return words.from[window](asked.reduce((all, one) => join(all, one)));
}
