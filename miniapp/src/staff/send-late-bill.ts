import type { Call, Replied } from '../api/client.ts';
import { codeOf, type Failure } from '../api/failure.ts';
import type { LateBill } from '../state/late-bills.ts';

export type Outcome =
  | { readonly kind: 'POSTED'; readonly receipt: Replied<'POST /v1/staff/late-earns'>; readonly who: string | null }
  /** It had been posted before, or a manager has it now: nothing is left to do here. */
  | { readonly kind: 'KNOWN' | 'IN_REVIEW' }
  | { readonly kind: 'REFUSED'; readonly failure: Failure }
  /** Nobody answered who could decide: later. */
  | { readonly kind: 'LATER' };

/** Sends one bill that waited, the same one however often. */
export async function sendLateBill(call: Call, bill: LateBill): Promise<Outcome> {
  const member = await memberOf(call, bill);
  if ('failure' in member) return judged(member.failure);
  const { memberId, phoneMasked } = member;
  const { branchId, amountDong, billNumber, soldAt } = bill;
  const body = { memberId, branchId, amountDong, billNumber, soldAt };
  const answer = await call('POST /v1/staff/late-earns', { body }, bill.key);
  return answer.ok ? { kind: 'POSTED', receipt: answer.value, who: phoneMasked } : judged(answer.failure);
}

async function memberOf(
  call: Call,
  { customer, branchId }: LateBill,
): Promise<{ readonly memberId: string; readonly phoneMasked: string | null } | { readonly failure: Failure }> {
  if ('memberId' in customer) return customer;
  // A number that nobody has is enrolled, as at any counter (T10); one that somebody has answers who.
  const found = await call('POST /v1/staff/members', { body: { phone: customer.phone, branchId } });
  return found.ok ? found.value : { failure: found.failure };
}

function judged(failure: Failure): Outcome {
  const code = codeOf(failure);
  if (code === null || code === 'BUSY' || code === 'INTERNAL') return { kind: 'LATER' };
  if (code === 'IDEMPOTENCY_KEY_REUSED' || code === 'DUPLICATE_BILL') return { kind: 'KNOWN' };
  return code === 'IN_REVIEW' ? { kind: 'IN_REVIEW' } : { kind: 'REFUSED', failure };
}
