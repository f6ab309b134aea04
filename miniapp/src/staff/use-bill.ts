import { useRef, useState } from 'react';
import type { Replied, Sent } from '../api/client.ts';
import { useAction } from '../api/use-action.ts';
import type { Till } from './bill-flow.tsx';
import { useShift } from './shift.ts';
import { useConfirmation } from './use-confirmation.ts';

/** What a cashier may still change about a bill. */
export interface BillDraft {
  readonly pointsUsed: number;
  /** Proves that the customer lets this bill use points (S08). */
  readonly visit: string | null;
  readonly vouchers: readonly string[];
  readonly billNumber: string;
}

/** A bill on its way: what it will give, to the point, and its posting, which carries the preview's hash back. */
export function useBill(till: Till, amountDong: number, onDone: (receipt: Replied<'POST /v1/staff/earns'>) => void) {
  const { branch } = useShift();
  const look = useAction('POST /v1/staff/earns/preview');
  const confirm = useAction('POST /v1/staff/earns');
  const [draft, setDraft] = useState<BillDraft>({ pointsUsed: 0, visit: till.visit, vouchers: [], billNumber: '' });
  const body = {
    memberId: till.member.memberId,
    branchId: branch.branchId,
    amountDong,
    lines: [],
    billNumber: draft.billNumber.trim() || null,
    pointsUsed: draft.pointsUsed,
    visit: draft.visit,
    vouchers: [...draft.vouchers],
  };
  const sent = useRef<Sent<'POST /v1/staff/earns'> | null>(null);
  const run = (asked: Sent<'POST /v1/staff/earns'>) => {
    sent.current = asked;
    return confirm.run(asked);
  };
  return {
    draft,
    change: (part: Partial<BillDraft>) => setDraft((before) => ({ ...before, ...part })),
    body,
    /** What was last confirmed, whether its answer came or not. */
    sent,
    look,
    confirm,
    ...useConfirmation(look, { ...confirm, run }, body, onDone),
  };
}

export type Bill = ReturnType<typeof useBill>;
