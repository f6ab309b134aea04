import { type DueMoments, dueKinds, dueMoments } from '@quaylai/shared/loyalty/due';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Item } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { readAccount } from '../ledger/items.ts';
import { headSort } from '../ledger/keys.ts';
import { whileContended } from '../ledger/retry.ts';
import { dueNote } from '../records/due.ts';
import type { Change } from './change.ts';

/**
 * Notes when the clock next changes an account, for the jobs. Only a moment that became earlier is noted: of one that
 * became later the earlier note still stands, and the job that comes for nothing notes the new one. So an entry costs
 * no write here as a rule, 1 WCU when it makes the first lot to expire, a hold or a tier.
 */
export async function projectDue(world: World, { programme, pk, sk, before, after }: Change): Promise<void> {
  if (sk !== headSort || after === null) return;
  const member = pk.slice(pk.lastIndexOf('#') + 1) as MemberId;
  const { account, closed } = readAccount(after);
  // The clock changes nothing of a member that was merged or erased.
  if (closed !== null) return;
  const [then, now] = [momentsOf(before), dueMoments(account)];
  for (const kind of dueKinds) {
    const [known, at] = [then[kind], now[kind]];
    if (at === null || (known !== null && known <= at)) continue;
    const write = dueNote(programme, kind, { member, at, version: account.version });
    const answer = await whileContended(world, () => world.table.write(write));
    if (answer.kind === 'CONTENDED') throw new Error('a note stayed contended');
  }
}

function momentsOf(item: Item | null): DueMoments {
  return item === null ? { HOLD: null, LOT: null, TIER: null } : dueMoments(readAccount(item).account);
}
