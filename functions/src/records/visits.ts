import type { BranchId, MemberId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { memberPartition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';

/** A person scanned the poster of a branch: on joining, or to be counted as having come by. */
export interface Visit {
  readonly branch: BranchId;
  readonly at: Instant;
  readonly kind: 'JOINED' | 'CHECKED_IN';
}

const instantDigits = 13;

/** Proves nothing but the scan (decisions 15): a poster can be photographed. */
export function visitWrite(programme: Programme, member: MemberId, { branch, at, kind }: Visit): Guarded {
  const item = {
    pk: memberPartition(programme, member),
    sk: `VISIT#${String(at).padStart(instantDigits, '0')}`,
    b: branch,
    at,
    k: kind,
  };
  return { write: { put: item, when: 'attribute_not_exists(pk)' }, refusedBecause: null };
}
