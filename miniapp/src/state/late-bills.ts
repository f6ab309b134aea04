import { useCallback } from 'react';
import { atom, useRecoilState } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';

/** A bill that was written down while there was no network. It only ever earns. */
export interface LateBill {
  /** Its idempotency key for ever: however often it is sent, it is the same bill. */
  readonly key: string;
  readonly staffId: string;
  readonly branchId: string;
  /** Whom it is for: a member who was on the screen, or the number that the customer said. */
  readonly customer: { readonly memberId: string; readonly phoneMasked: string | null } | { readonly phone: string };
  readonly amountDong: number;
  readonly billNumber: string | null;
  /** ISO time of the sale. */
  readonly soldAt: string;
  /** Why the server will not have it, in words; null while it waits to be sent. */
  readonly refusal: string | null;
}

const key = 'late-bills';
/** More than a counter rings up while a network is away for an afternoon. */
export const lateBillsMax = 100;

function kept(): readonly LateBill[] {
  const found = recall(key);
  return Array.isArray(found) ? (found as readonly LateBill[]).filter((bill) => typeof bill?.key === 'string') : [];
}

const bills = atom<readonly LateBill[]>({ key, default: [], effects: [({ setSelf }) => setSelf(kept())] });

export interface LateBills {
  /** Oldest first: the order in which they are sent. */
  readonly bills: readonly LateBill[];
  readonly put: (bill: LateBill) => void;
  readonly drop: (billKey: string) => void;
}

/** The bills that wait on this phone; they outlive the app being killed. */
export function useLateBills(): LateBills {
  const [now, set] = useRecoilState(bills);
  // What is on the phone decides: two answers may come in one breath.
  const save = useCallback(
    (change: (before: readonly LateBill[]) => readonly LateBill[]) => {
      const next = change(kept());
      keep(key, next);
      set(next);
    },
    [set],
  );
  const put = useCallback(
    (bill: LateBill) =>
      save((before) =>
        before.some((one) => one.key === bill.key)
          ? before.map((one) => (one.key === bill.key ? bill : one))
          : [...before, bill],
      ),
    [save],
  );
  const drop = useCallback((billKey: string) => save((before) => before.filter((one) => one.key !== billKey)), [save]);
  return { bills: now, put, drop };
}
