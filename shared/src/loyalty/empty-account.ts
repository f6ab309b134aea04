import type { TierId } from '../words/ids.ts';
import { noPoints } from '../words/points.ts';
import type { LocalDate } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';

/** A member before the first entry, in the programme's lowest tier since the day of joining (T10). */
export function emptyAccount(lowestTier: TierId, joinedOn: LocalDate): Account {
  return {
    version: 0,
    joinedOn,
    lots: [],
    holds: [],
    lapsed: [],
    debt: noPoints,
    tier: { id: lowestTier, since: joinedOn, lastDay: null, because: [], manual: false },
    pastTiers: [],
    lastOrderAt: null,
    counters: {},
    lifetimeEarned: noPoints,
    lifetimeSpent: noPoints,
  };
}
