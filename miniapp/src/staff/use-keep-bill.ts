import { session } from '../api/api.ts';
import { type LateBill, lateBillsMax, useLateBills } from '../state/late-bills.ts';
import { useShift } from './shift.ts';

type Kept = Pick<LateBill, 'key' | 'customer' | 'amountDong' | 'billNumber'>;

/** Writes a bill down on this phone, sold now and here; null where no more fit. */
export function useKeepBill(): ((bill: Kept) => void) | null {
  const { me, branch } = useShift();
  const { bills, put } = useLateBills();
  if (bills.length >= lateBillsMax) return null;
  return (bill) =>
    put({
      ...bill,
      staffId: me.staffId,
      branchId: branch.branchId,
      soldAt: new Date(session.serverNow()).toISOString(),
      refusal: null,
    });
}
