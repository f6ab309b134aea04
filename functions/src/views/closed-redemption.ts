import type { Problem } from '@quaylai/shared/words/problems';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Redemption } from '../records/redemption.ts';
import type { Names } from './names.ts';

/** Why a redemption, as it stands now, can no longer be used (V03, V04). */
export function closedProblem(
  { state, history }: Redemption,
  names: Names,
): Problem<'VOUCHER_USED' | 'VOUCHER_EXPIRED' | 'VOUCHER_CLOSED'> {
  if (state === 'EXPIRED') return { code: 'VOUCHER_EXPIRED' };
  const used = state === 'REDEEMED' ? history.findLast((step) => step.state === 'REDEEMED') : undefined;
  if (used === undefined) return { code: 'VOUCHER_CLOSED' };
  const branchName = used.branch === null ? null : names.branch(used.branch);
  return { code: 'VOUCHER_USED', at: formatInstant(used.at), branchName };
}
