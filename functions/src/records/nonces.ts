import type { Problem } from '@quaylai/shared/words/problems';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';

/** Kept a day beyond the code's own life: the table's TTL deletes late, never early. */
const keptSeconds = 24 * 60 * 60;

/**
 * Uses up the nonce of a QR code (TH8): commit it alone, or inside what the code allows. Refused with QR_USED the
 * second time; whether the code is still fresh is for whoever verified its signature.
 */
export function useNonce(
  programme: Programme,
  nonce: string,
  expiresAt: Instant,
  usedBecause: Problem = { code: 'QR_USED' },
): Guarded {
  const item = {
    pk: partition(programme, 'NONCE', nonce),
    sk: 'USED',
    ttl: Math.floor(expiresAt / 1000) + keptSeconds,
  };
  return { write: { put: item, when: 'attribute_not_exists(pk)' }, refusedBecause: () => usedBecause };
}
