import { takeKey } from '../api/api.ts';
import type { Till } from './bill-flow.tsx';
import type { Bill } from './use-bill.ts';
import { useKeepBill } from './use-keep-bill.ts';

/**
 * Writes a bill down on this phone when there is no network. Null while it need not wait, and while it must not: what
 * spends needs an answer now; what only earns can wait, under the key of the confirmation that may have arrived.
 */
export function useKeepLate({ member }: Till, { draft, body, sent, look, confirm }: Bill): (() => void) | null {
  const keepBill = useKeepBill();
  const isAway = look.failure?.kind === 'offline' || confirm.failure?.kind === 'offline';
  const spends = draft.pointsUsed > 0 || draft.vouchers.length > 0;
  if (!isAway || confirm.busy || spends || keepBill === null) return null;
  return () => {
    // Where its answer was lost, the bill that waits is the one that was sent, whatever was typed since.
    const asked = confirm.failure === null ? null : sent.current;
    const key = asked ? takeKey('POST /v1/staff/earns', asked) : crypto.randomUUID();
    const { memberId, phoneMasked } = member;
    const { billNumber } = asked?.body ?? body;
    keepBill({ key, customer: { memberId, phoneMasked }, amountDong: body.amountDong, billNumber });
  };
}
