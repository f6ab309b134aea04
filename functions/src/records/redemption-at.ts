import { endOf, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Redemption } from './redemption.ts';

/**
 * A redemption as of a moment, by the clock alone: a late sweep never changes an answer (C7, S06). A counter gift
 * whose ten minutes are over has lapsed, a presented voucher is back with its member, a voucher past its day is over.
 */
export function redemptionAt(redemption: Redemption, now: Instant): Redemption {
  const { state, expiresAt, lastDay } = redemption;
  const isLapsed = expiresAt !== null && now >= expiresAt;
  if (state === 'HELD') return isLapsed ? { ...redemption, state: 'EXPIRED' } : redemption;
  // A presentation begun in time is decided in time, across midnight too (V04, R13).
  if (state === 'RESERVED' && !isLapsed) return redemption;
  if (state !== 'ISSUED' && state !== 'RESERVED') return redemption;
  const isPastItsDay = lastDay !== null && now >= endOf(lastDay);
  return { ...redemption, state: isPastItsDay ? 'EXPIRED' : 'ISSUED', expiresAt: null };
}
