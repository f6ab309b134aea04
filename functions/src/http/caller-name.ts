import type { RequestGuard } from '../ledger/once.ts';
import type { Caller, Envelope } from './handler.ts';

/** Whose idempotency keys these are (C1.5): staff and members do not share theirs, even when one person is both. */
export function callerName({ staff, member, person, integration }: Caller): string {
  if (staff !== null) return `S-${staff.staffId}`;
  if (member !== null) return `M-${member}`;
  return person === null ? `I-${integration ?? ''}` : `P-${person}`;
}

/** The guard of a request that carries an idempotency key; on a route without one it is a bug. */
export function requestGuard({ idempotencyKey: key, requestHash }: Envelope, caller: Caller): RequestGuard {
  if (key === null) throw new Error('a route that asks for no idempotency key cannot be guarded by one');
  return { kind: 'REQUEST', caller: callerName(caller), key, requestHash };
}
