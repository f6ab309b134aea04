import type { StaffId } from '@quaylai/shared/words/ids';
import { type Dong, dong } from '@quaylai/shared/words/money';
import { type Points, points } from '@quaylai/shared/words/points';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Key, Table } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';

/** What staff may do without asking somebody above them (C11, decisions 16); null has no limit. */
export interface StaffLimits {
  readonly cashierApprovePoints: Points | null;
  readonly managerApprovePoints: Points | null;
  readonly cashierReturnDong: Dong | null;
  /** What managers and owners correct by hand alone: the owner may lower it, never raise it. */
  readonly correctAlonePoints: Points;
}

export interface KeptLimits extends StaffLimits {
  readonly changedBy: StaffId | null;
  readonly changedAt: Instant | null;
}

/** As the contract has them: what holds until the owner says otherwise. */
const firstLimits: KeptLimits = {
  cashierApprovePoints: points(200),
  managerApprovePoints: null,
  cashierReturnDong: dong(2_000_000),
  correctAlonePoints: points(500),
  changedBy: null,
  changedAt: null,
};

const limitsKey = (programme: Programme): Key => ({ pk: partition(programme, 'CFG'), sk: 'LIMITS' });

export async function readLimits(table: Table, programme: Programme): Promise<KeptLimits> {
  const item = await table.get(limitsKey(programme));
  return item === null ? firstLimits : { ...firstLimits, ...(item['l'] as KeptLimits) };
}

export function limitsWrite(programme: Programme, limits: KeptLimits): Guarded {
  return { write: { put: { ...limitsKey(programme), l: limits } }, refusedBecause: null };
}
