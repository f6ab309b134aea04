import type { MemberId } from '@quaylai/shared/words/ids';
import type { Item, Table } from '../cloud/table.ts';
import { readAccount, type StoredAccount } from './items.ts';
import { headKey, ruleScheduleKey } from './keys.ts';
import type { Programme } from './programme.ts';

export interface Standing {
  /** Null when there is no such member in this programme. */
  readonly stored: StoredAccount | null;
  readonly schedule: Item | null;
}

/** The account and the rule schedule beside it, strongly consistent, in one trip: 2 RCU. */
export async function readStanding(table: Table, programme: Programme, member: MemberId): Promise<Standing> {
  const [head, schedule] = await table.batchGet([headKey(programme, member), ruleScheduleKey(programme)]);
  return { stored: head ? readAccount(head) : null, schedule: schedule ?? null };
}
