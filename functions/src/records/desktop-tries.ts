import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';

/** A screen left open renews its code eleven times in ten minutes: room for a few of them behind one address. */
const triesMax = 40;
const windowMs = 10 * 60_000;
const keptSeconds = 60 * 60;
const minuteMs = 60_000;

/** Nobody is known yet, so codes are counted by the network that asks for them. Problems: TOO_MANY_TRIES, BUSY. */
export async function countTry(world: World, programme: Programme, network: string): Promise<Result<null, Problem>> {
  const now = world.clock();
  const window = Math.floor(now / windowMs);
  const endsInMs = (window + 1) * windowMs - now;
  const answer = await whileContended(world, () =>
    world.table.write({
      update: { pk: partition(programme, 'DESK', `N-${network}`), sk: `TRIES-${window}` },
      change: 'ADD n :one SET #ttl = :ttl',
      when: 'attribute_not_exists(n) OR n < :max',
      names: { '#ttl': 'ttl' },
      values: { ':one': 1, ':max': triesMax, ':ttl': Math.floor(now / 1000) + keptSeconds },
    }),
  );
  if (answer.kind === 'DONE') return ok(null);
  if (answer.kind === 'CONTENDED') return refuse({ code: 'BUSY' });
  return refuse({ code: 'TOO_MANY_TRIES', minutes: Math.ceil(endsInMs / minuteMs) });
}
