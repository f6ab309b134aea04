import type { LotId, MemberId } from '@quaylai/shared/words/ids';
import type { Table } from '../cloud/table.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Programme } from '../ledger/programme.ts';
import { readEntries } from '../ledger/read.ts';
import { orderCode } from './entry-view.ts';

/**
 * The number of the bill behind each lot that expires in an entry (X10): a lot is named by the entry that made it. Costs
 * nothing for an entry in which none expires.
 */
export async function billsOfLots(
  table: Table,
  programme: Programme,
  member: MemberId,
  { postings }: Entry,
): Promise<(lot: LotId) => string | null> {
  const seqs = postings.flatMap((posting) => (posting.kind === 'EXPIRE' ? [madeBy(posting.lot)] : []));
  const entries = await readEntries(table, programme, member, seqs);
  return (lot) => {
    const order = entries.get(madeBy(lot))?.entry.order ?? null;
    return order === null ? null : orderCode(order);
  };
}

const madeBy = (lot: LotId): number => Number(lot.split('.')[0]);
