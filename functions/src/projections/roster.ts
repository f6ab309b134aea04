import type { MemberId } from '@quaylai/shared/words/ids';
import type { World } from '../cloud/world.ts';
import { headSort } from '../ledger/keys.ts';
import { whileContended } from '../ledger/retry.ts';
import { rosterNote } from '../records/roster.ts';
import type { Change } from './change.ts';

/** A new account joins the roster, once: 1 WCU in a member's whole life. */
export async function projectRoster(world: World, { programme, pk, sk, before, after }: Change): Promise<void> {
  if (sk !== headSort || before !== null || after === null) return;
  const member = pk.slice(pk.lastIndexOf('#') + 1) as MemberId;
  const answer = await whileContended(world, () => world.table.write(rosterNote(programme, member)));
  if (answer.kind === 'CONTENDED') throw new Error('a note stayed contended');
}
