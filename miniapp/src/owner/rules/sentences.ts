import type { ExpiryRule } from '@quaylai/shared/programme/expiry-rule';
import type { RuleDocument, TierRule } from '@quaylai/shared/programme/rule-document';
import type { TierMetric } from '@quaylai/shared/programme/tier-rule';
import { dayAndMonth } from '@quaylai/shared/words/rule-values';
import { count, money, pointsOf } from '../../words/format.ts';
import type { RuleBooks } from '../../words/use-rule-books.ts';

type Words = RuleBooks['rules'];

// A number that is being typed anew is null for a moment; the sentence then says 0.
const whole = (value: number | null): number => value ?? 0;

/** What else an owner set about earning, beside the rate; empty while it is as simple as can be. */
export function earnConditions({ earn }: RuleDocument, words: Words['earn'], unit: string): readonly string[] {
  return [
    earn.rounding !== 'DOWN' && words.roundings[earn.rounding].toLowerCase(),
    whole(earn.minimumInvoiceDong) > 0 && words.minimumSentence(money(earn.minimumInvoiceDong)),
    earn.capPerOrder !== null && words.capOrderSentence(pointsOf(earn.capPerOrder, unit)),
    earn.capPerDay !== null && words.capDaySentence(pointsOf(earn.capPerDay, unit)),
    whole(earn.pendingDays) > 0 && words.pendingSentence(count(earn.pendingDays)),
  ].filter((part) => part !== false);
}

export function payConditions({ payment }: RuleDocument, words: Words['pay'], unit: string): readonly string[] {
  return [
    words.minimumSentence(pointsOf(whole(payment.minimumPoints), unit)),
    words.holdSentence(count(whole(payment.holdMinutes))),
  ];
}

const namesShown = 3;

export function exclusionSentence({ exclusions }: RuleDocument, words: Words['exclusions']): string {
  const names = [...exclusions.categories, ...exclusions.skus].filter(Boolean);
  if (names.length === 0) return words.none;
  const shown = names.slice(0, namesShown).join(', ');
  const more = names.length - namesShown;
  return words.sentence(more > 0 ? words.more(shown, count(more)) : shown);
}

export function expirySentence(expiry: ExpiryRule, words: Words['expiry']): string {
  switch (expiry.kind) {
    case 'NEVER':
      return words.never;
    case 'ROLLING':
      return words.rolling(count(whole(expiry.months)));
    case 'ROLLING_DAYS':
      return words.rollingDays(count(whole(expiry.days)));
    case 'END_OF': {
      const unit = words.units[expiry.unit];
      return whole(expiry.months) === 0 ? words.endOfSame(unit) : words.endOfLater(count(expiry.months), unit);
    }
    case 'FIXED':
      return words.fixed(expiry.dates.map(dayAndMonth).join(', '));
    case 'INACTIVITY':
      return words.inactivity(count(whole(expiry.months)));
  }
}

export function tieringSentence({ tiering }: RuleDocument, words: Words['tiering']): string {
  const join = tiering.match === 'ALL' ? words.and : words.or;
  const metrics = tiering.metrics.map((metric) => words.metric[metric].toLowerCase()).join(join);
  return words.sentence(metrics, words.windows[tiering.window].toLowerCase());
}

export function tieringConditions({ tiering }: RuleDocument, words: Words['tiering']): readonly string[] {
  const grace = whole(tiering.graceDays) > 0 ? [words.graceSentence(count(tiering.graceDays))] : [];
  return [words.downgrades[tiering.downgrade].toLowerCase(), ...grace];
}

export const enterFields = {
  NET_SPEND: 'enterDong',
  ORDER_COUNT: 'enterOrders',
  EVENT_COUNT: 'enterEvents',
  LIFETIME_POINTS: 'enterPoints',
} as const satisfies Record<TierMetric, keyof TierRule>;

/** What a tier asks, in one line: "5.000.000đ hoặc 20 hoá đơn". */
export function tierSentence(
  tier: TierRule,
  { tiering }: RuleDocument,
  { tiers: words, rules }: Pick<RuleBooks, 'tiers' | 'rules'>,
  unit: string,
): string {
  const asked = tiering.metrics
    .filter((metric) => whole(tier[enterFields[metric]]) > 0)
    .map((metric) => amountOf(metric, tier[enterFields[metric]], words, unit));
  if (asked.length === 0) return words.lowest;
  return words.from(asked.join(tiering.match === 'ALL' ? rules.tiering.and : rules.tiering.or));
}

function amountOf(metric: TierMetric, amount: number, words: RuleBooks['tiers'], unit: string): string {
  if (metric === 'NET_SPEND') return money(amount);
  if (metric === 'LIFETIME_POINTS') return pointsOf(amount, unit);
  return `${count(amount)}\u00a0${words.units[metric]}`;
}
