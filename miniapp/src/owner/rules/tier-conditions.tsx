import type { TierMetric } from '@quaylai/shared/programme/tier-rule';
import { Card, Section } from '../../parts/list.tsx';
import { MoneyField } from '../../parts/money-field.tsx';
import { useRuleBooks } from '../../words/use-rule-books.ts';
import { useDesk } from './desk.tsx';
import { typed } from './draft.ts';
import { enterFields } from './sentences.ts';
import type { TierPart } from './tier-page.tsx';
import { useNotes } from './use-notes.ts';

const keepFields = { NET_SPEND: 'keepDong', ORDER_COUNT: 'keepOrders', EVENT_COUNT: 'keepEvents' } as const;

/** What reaching the tier takes, and what keeping it takes, in every measure of the ladder (C5). */
export function TierConditions({ tier, at, onTier }: TierPart) {
  const { tiers: words } = useRuleBooks();
  const { shown } = useDesk();
  const { metrics, match } = shown.tiering;
  return (
    <Section title={words.climbing}>
      <Card>
        {at === 0 ? (
          <p className="quiet">{words.lowestHint}</p>
        ) : (
          <>
            {metrics.map((metric) => (
              <Thresholds key={metric} metric={metric} tier={tier} at={at} onTier={onTier} />
            ))}
            {match === 'ANY' && metrics.length > 1 && <p className="field-hint">{words.zeroHint}</p>}
          </>
        )}
      </Card>
    </Section>
  );
}

function Thresholds({ metric, tier, at, onTier }: TierPart & { metric: TierMetric }) {
  const { tiers: words } = useRuleBooks();
  const { unit, shown } = useDesk();
  const notes = useNotes();
  const enter = enterFields[metric];
  const keep = metric === 'LIFETIME_POINTS' ? null : keepFields[metric];
  const keepNotes: Partial<ReturnType<typeof notes>> = keep === null ? {} : notes(`tiers.${at}.${keep}`);
  // Where nothing falls nothing has to be kept, but what is wrong is never hidden.
  const keeps = shown.tiering.window !== 'LIFETIME' || Boolean(keepNotes.error);
  const inUnits = metric === 'LIFETIME_POINTS' ? unit : words.units[metric];
  return (
    <>
      <MoneyField
        label={words.enter[metric]}
        unit={inUnits}
        value={tier[enter]}
        onValue={(value) => onTier({ [enter]: typed(value) })}
        {...notes(`tiers.${at}.${enter}`)}
      />
      {keep !== null && metric !== 'LIFETIME_POINTS' && keeps && (
        <MoneyField
          label={words.keep[metric]}
          unit={inUnits}
          value={tier[keep]}
          onValue={(value) => onTier({ [keep]: typed(value) })}
          {...keepNotes}
        />
      )}
    </>
  );
}
