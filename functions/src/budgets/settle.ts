import type { CampaignId, MemberId } from '@quaylai/shared/words/ids';
import { noPoints } from '@quaylai/shared/words/points';
import type { Write } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import type { Claim, SharedUse } from '../ledger/entry.ts';
import { budgetPartition, keyPart, seqText } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import { budgetKey, noteName } from './budget.ts';

interface Claimed {
  readonly campaign: CampaignId;
  readonly claim: Claim;
}

/** What a posting used of a claim. */
export type Used = Pick<SharedUse, 'points' | 'orders'>;

export const nothingUsed: Used = { points: noPoints, orders: 0 };

/**
 * Forgets a claim and gives back what its posting did not use: all of it when nothing was posted, nothing of an
 * ordinary order. Never when the posting's answer is unknown: the sweeper looks for the entry first. Harmless to repeat.
 */
export async function settleClaim(
  world: World,
  programme: Programme,
  { campaign, claim }: Claimed,
  used: Used,
): Promise<void> {
  const [unused, orders] = [claim.points - used.points, claim.orders - used.orders];
  const isWhole = unused === 0 && orders === 0;
  const write: Write = {
    update: budgetKey(programme, campaign),
    change: isWhole ? 'REMOVE #note' : 'SET u = u - :unused, o = o - :orders REMOVE #note',
    when: 'attribute_exists(#note)',
    names: { '#note': noteName(claim.id) },
    ...(isWhole ? {} : { values: { ':unused': unused, ':orders': orders } }),
  };
  const answer = await whileContended(world, () => world.table.write(write));
  if (answer.kind === 'CONTENDED') throw new Error('a budget stayed contended');
}

/** The stream hands a change again for a day at most. */
const markDays = 7;

/**
 * Gives back what a return or a cancel took from its member, once per entry however often the stream brings it: a
 * campaign closed by its budget is open again (C8).
 */
export async function giveBack(
  world: World,
  programme: Programme,
  by: { readonly member: MemberId; readonly seq: number },
  returned: readonly SharedUse[],
): Promise<void> {
  const mark: Write = {
    put: {
      pk: budgetPartition(programme),
      sk: `BACK#${keyPart(by.member)}#${seqText(by.seq)}`,
      ttl: Math.floor(world.clock() / 1000) + markDays * 24 * 60 * 60,
    },
    when: 'attribute_not_exists(pk)',
  };
  const updates = returned.map(
    ({ campaign, points, orders }): Write => ({
      update: budgetKey(programme, campaign),
      change: 'SET u = u + :points, o = o + :orders',
      when: 'attribute_exists(u)',
      values: { ':points': points, ':orders': orders },
    }),
  );
  const answer = await whileContended(world, () => world.table.transact([mark, ...updates]));
  if (answer.kind === 'CONTENDED') throw new Error('a budget stayed contended');
}
