import type { Problem } from '@quaylai/shared/words/problems';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Redemption } from '../../records/redemption.ts';
import type { Names } from '../../views/names.ts';

/** A voucher that is being looked at elsewhere says where and since when, as a used one does (V03); null when it is not. */
export function heldElsewhere({ state, history }: Redemption, names: Names): Problem<'VOUCHER_USED'> | null {
  const last = history.at(-1);
  if (state !== 'RESERVED' || last === undefined) return null;
  const branchName = last.branch === null ? null : names.branch(last.branch);
  return { code: 'VOUCHER_USED', at: formatInstant(last.at), branchName };
}
