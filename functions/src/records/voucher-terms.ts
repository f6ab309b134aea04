import type { VoucherTermsView } from '@quaylai/shared/api/voucher-models';
import type { VoucherBenefit, VoucherTerms } from '@quaylai/shared/loyalty/voucher-quote';
import type { Redemption } from './redemption.ts';

/** A voucher as the engine quotes it, by the terms it was issued with. Only vouchers have any. */
export function quotedTerms({ redemptionId, voucher }: Redemption): VoucherTerms {
  if (voucher === null) throw new Error('a counter gift takes nothing off a bill');
  const { benefit, minimumDong: minimum, ...terms } = voucher;
  return { code: redemptionId, benefit: quotedBenefit(benefit), minimum, ...terms };
}

function quotedBenefit(benefit: VoucherTermsView['benefit']): VoucherBenefit {
  if (benefit.kind !== 'PERCENT') return benefit;
  const { kind, percent, maxDong: max } = benefit;
  return { kind, percent, max };
}
