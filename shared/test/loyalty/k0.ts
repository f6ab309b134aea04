import type * as z from 'zod/mini';
import type { Account } from '../../src/loyalty/account.ts';
import { bucketsAt } from '../../src/loyalty/buckets.ts';
import { spendIn } from '../../src/loyalty/counters.ts';
import type { Decision, OrderDecision } from '../../src/loyalty/decision.ts';
import { emptyAccount } from '../../src/loyalty/empty-account.ts';
import { evolve } from '../../src/loyalty/evolve.ts';
import type { Order, OrderLine } from '../../src/loyalty/order.ts';
import { decideOrder, type PointsPayment } from '../../src/loyalty/order-completed.ts';
import type { Credit } from '../../src/loyalty/posting.ts';
import { type CampaignRule, campaignRule } from '../../src/programme/campaign-rule.ts';
import { defaultRules } from '../../src/programme/default-rules.ts';
import type { RuleDocument, RuleVersion } from '../../src/programme/rule-document.ts';
import type { BranchId, HoldId, RewardId, TierId } from '../../src/words/ids.ts';
import { dong } from '../../src/words/money.ts';
import { points } from '../../src/words/points.ts';
import type { Result } from '../../src/words/result.ts';
import { type Instant, type LocalDate, localDateOf, parseInstant, startOf } from '../../src/words/vietnam-time.ts';

/** K0 of semantics C0: the default programme with "thuốc lá" excluded. */
export const k0: RuleDocument = { ...defaultRules, exclusions: { skus: [], categories: ['thuốc lá'] } };

export function published(document: RuleDocument, version = 3, effectiveFrom = '2020-01-01T00:00:00Z'): RuleVersion {
  return { version, effectiveFrom, document };
}

export const rulesV3 = published(k0);

/** "2026-11-21 10:00" in Vietnam, or any ISO time. */
export function at(text: string): Instant {
  const found = parseInstant(text.replace(' ', 'T'));
  if (found === null) throw new Error(`not a time: ${text}`);
  return found;
}

export const day = (text: string) => text as LocalDate;
export const tier = (id: string) => id as TierId;
export const holdId = (id: string) => id as HoldId;
export const rewardId = (id: string) => id as RewardId;

let billsMade = 0;

interface BillParts {
  readonly lines?: readonly (Partial<OrderLine> & { readonly gross: OrderLine['gross'] })[];
  readonly orderDiscount?: number;
  readonly extras?: number;
  readonly at?: Instant;
  readonly orderId?: string;
}

/** A bill of one amount, or of given lines. */
export function bill(amount: number, parts: BillParts = {}): Order {
  billsMade += 1;
  const lines = parts.lines ?? [{ gross: dong(amount) }];
  return {
    ref: { source: 'test', orderId: parts.orderId ?? `HD${billsMade}` },
    revision: 1,
    businessTime: parts.at ?? at('2026-11-21 10:00'),
    branch: 'ha-noi' as BranchId,
    lines: lines.map((line, place) => ({
      lineId: String(place + 1),
      sku: null,
      category: null,
      quantity: 1,
      discount: dong(0),
      isGiftCard: false,
      ...line,
    })),
    orderDiscount: dong(parts.orderDiscount ?? 0),
    extras: dong(parts.extras ?? 0),
  };
}

export const lines = (...amounts: readonly number[]) => amounts.map((gross) => ({ gross: dong(gross) }));

/** A member who joined on 01/01/2026 and holds nothing. */
export const newMember: Account = emptyAccount(tier('dong'), day('2026-01-01'));

/** A member with these lots, each [points, last day or null]. */
export function memberWith(...lots: readonly (readonly [number, string | null])[]): Account {
  return lots.reduce((account, [amount, lastDay]) => {
    const credit: Credit = {
      kind: 'EARN',
      points: points(amount),
      availableAt: startOf(day('2026-01-02')),
      lastDay: lastDay as LocalDate | null,
    };
    return evolve(account, account.version + 1, [credit], {});
  }, newMember);
}

/** The same member with so much net spend this year, in the tier that gives. */
export function havingSpent(account: Account, amount: number, tierId: string, year = '2026'): Account {
  const from = account.tier.id;
  const to = tier(tierId);
  const since = `${year}-02-01` as LocalDate;
  const lastDay = `${Number(year) + 1}-12-31` as LocalDate;
  const change = { kind: 'TIER', from, to, at: startOf(since), since, lastDay, because: [], manual: false } as const;
  const postings = from === to ? [] : [change];
  return evolve(account, account.version + 1, postings, { counters: { [spendIn(year)]: amount } });
}

export function value<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export function problem<Value, Failure>(result: Result<Value, Failure>): Failure {
  if (result.ok) throw new Error('was not refused');
  return result.problem;
}

/** The lines of a bill by number: what a return of it names. */
export const back = (...amounts: readonly (readonly [string, number])[]) =>
  amounts.map(([lineId, net]) => ({ lineId, net: dong(net) }));

/** Completes a bill at its own business time. */
export function complete(
  account: Account,
  order: Order,
  payment: PointsPayment | null = null,
  rules: RuleVersion = rulesV3,
  now: Instant = order.businessTime,
): OrderDecision {
  return value(decideOrder(account, { order, payment }, rules, now));
}

/** K0 with some settings changed, as published version 3. */
export function rulesWith(changes: Partial<RuleDocument>): RuleVersion {
  return published({ ...k0, ...changes });
}

/** A campaign with nothing but what is given. */
export function campaign(id: string, parts: Omit<z.input<typeof campaignRule>, 'id' | 'name'>): CampaignRule {
  return campaignRule.parse({ id, name: id, ...parts });
}

export const times = (percent: number) => ({ kind: 'MULTIPLY', percent }) as const;
export const plusPoints = (amount: number) => ({ kind: 'BONUS', points: amount }) as const;

export const payNow = (amount: number): PointsPayment => ({ points: points(amount), hold: null });

export function earned(decision: Decision): number {
  return decision.postings.reduce((sum, p) => sum + (p.kind === 'EARN' || p.kind === 'BONUS' ? p.points : 0), 0);
}

export function available(account: Account, now: Instant = at('2026-11-21 10:00')): number {
  return bucketsAt(account, now).available;
}

export const kinds = (decision: Decision) => decision.postings.map((posting) => posting.kind);

export { dong, localDateOf, points };
