import type { RuleVersion } from '../programme/rule-document.ts';
import type { TierRule } from '../programme/tier-rule.ts';
import { type Dong, dong, noDong } from '../words/money.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result } from '../words/result.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { openEntry } from './entry-draft.ts';
import type { Order } from './order.ts';
import { reviewTier } from './tier-review.ts';
import { tierAt, tierRule } from './tiers.ts';
import { quoteVouchers, tierOrderDiscount, type VoucherQuote, type VoucherTerms } from './voucher-quote.ts';

/** A bill with everything that is taken off before points pay. */
export interface PricedOrder {
  readonly order: Order;
  readonly tierDiscount: Dong;
  readonly vouchers: VoucherQuote['each'];
}

/**
 * Line discounts → order discount, the tier's among it → vouchers (C7, decisions 11). `tier` is null where the bill
 * comes priced from a till. Problems: VOUCHER_MINIMUM {short} (V05), VOUCHER_ALONE.
 */
export function priceOrder(
  order: Order,
  { tier, vouchers }: { readonly tier: TierRule | null; readonly vouchers: readonly VoucherTerms[] },
): Result<PricedOrder, Problem<'VOUCHER_MINIMUM' | 'VOUCHER_ALONE'>> {
  const tierDiscount = tier === null ? noDong : tierOrderDiscount(order, tier);
  const discounted = tierDiscount === 0 ? order : { ...order, orderDiscount: dong(order.orderDiscount + tierDiscount) };
  if (vouchers.length === 0) return ok({ order: discounted, tierDiscount, vouchers: [] });
  const quote = quoteVouchers(discounted, vouchers);
  if (!quote.ok) return quote;
  const { each, lines } = quote.value;
  return ok({ order: { ...discounted, voucherDiscounts: lines }, tierDiscount, vouchers: each });
}

/** The tier whose discount a bill gets: the one it meets, a period that ended judged first (C5). */
export function tierOfBill(account: Account, businessTime: Instant, rules: RuleVersion, now: Instant): TierRule {
  const { account: reviewed } = reviewTier(openEntry(account, now), rules, now);
  return tierRule(rules.document, tierAt(reviewed, businessTime));
}
