import type { Order } from '@quaylai/shared/loyalty/order';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import { isUsedBy } from '../records/order-vouchers.ts';
import type { Redemption } from '../records/redemption.ts';
import { redemptionAt } from '../records/redemption-at.ts';
import { moveWrite } from '../records/redemptions.ts';
import { closedProblem } from './closed-redemption.ts';
import type { Names } from './names.ts';

/**
 * Each voucher of a bill is used in the bill's own transaction (+2 WCU each); whoever comes second hears where and when
 * (V03). One that this order has used before needs no second time.
 */
export function useWrites(
  programme: Programme,
  vouchers: readonly Redemption[],
  { ref, branch }: Pick<Order, 'ref' | 'branch'>,
  { at, by, names }: { readonly at: Instant; readonly by: string; readonly names: Names },
): readonly Guarded[] {
  return vouchers
    .filter((seen) => !isUsedBy(seen, ref))
    .map((seen) => {
      const step = { state: 'REDEEMED', at, by, branch, reason: null } as const;
      const change = { expiresAt: null, branch, order: ref };
      return moveWrite(programme, seen, step, change, (now) => closedProblem(redemptionAt(now, at), names)).write;
    });
}
