import type { Standing, TierView } from '@quaylai/shared/api/member-models';
import { useAnswer } from '../api/use-answer.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Icon } from '../parts/icon.tsx';
import { Card, Pill } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/states.tsx';
import { tierLooks } from '../parts/tier-look.ts';
import { useUnit } from '../state/use-unit.ts';
import { day, money, multiplier } from '../words/format.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';
import { useWords } from '../words/use-words.ts';
import { amountOf, lackText, thresholdOf } from './lacks.ts';
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
  const look = tierLooks[tier.look];
  const rate = tier.multiplierPercent > 100 && words.times(multiplier(tier.multiplierPercent));
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
          <p className="small quiet">{[from, rate].filter(Boolean).join(' · ')}</p>
        </div>
        {tier.id === standing.tier.id && <Pill tone="brand">{words.mine}</Pill>}
      </div>
      {tier.description && <p>{tier.description}</p>}
      {tier.perks.length > 0 && (
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
      )}
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
