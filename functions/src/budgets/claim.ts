import { noPoints, type Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import {
  budgetKey,
  type ClaimNote,
  leftOf,
  noteName,
  noteOf,
  readBudget,
  type SharedLimits,
  untouched,
} from './budget.ts';

/** Each round wants less than the one before, so only a crowd at the very last points meets more than two. */
const roundsMax = 24;

/**
 * Sets points of a shared budget aside before posting: min(wanted, left), by one conditional update while there is
 * enough and one more when there is not (C01, I10). Repeating it for the same claim takes nothing again. What the
 * posting then does not use is given back by `settle`. Problems: BUSY.
 */
export async function claimBudget(
  world: World,
  programme: Programme,
  limits: SharedLimits,
  claim: ClaimNote,
): Promise<Result<Points, Problem<'BUSY'>>> {
  // An order that is counted already needs no second place.
  const countedLimits = claim.orders === 0 ? { ...limits, firstOrders: null } : limits;
  let wanted = leastOf(claim.points, leftOf(countedLimits, untouched));
  for (let round = 0; round < roundsMax && wanted > 0; round++) {
    const write = claimWrite(programme, countedLimits, { ...claim, points: wanted });
    const answer = await whileContended(world, () => world.table.write(write));
    if (answer.kind === 'CONTENDED') return refuse({ code: 'BUSY' });
    if (answer.kind === 'DONE') return ok(wanted);
    if (answer.stored === null) throw new Error('a claim on an untouched budget larger than the budget');
    const budget = readBudget(answer.stored);
    // Our own first try may have been answered with silence.
    const own = budget.claims.find(({ id }) => id === claim.id);
    if (own !== undefined) return ok(own.points);
    wanted = leastOf(wanted, leftOf(countedLimits, budget));
  }
  return ok(noPoints);
}

const leastOf = (one: Points, other: Points): Points => (one < other ? one : other);

function claimWrite(programme: Programme, { id, budgetPoints, firstOrders }: SharedLimits, claim: ClaimNote) {
  const conditions = ['attribute_not_exists(#note)'];
  if (budgetPoints !== null) conditions.push('(attribute_not_exists(u) OR u <= :room)');
  if (firstOrders !== null) conditions.push('(attribute_not_exists(o) OR o < :first)');
  return {
    update: budgetKey(programme, id),
    change: 'SET u = if_not_exists(u, :none) + :wanted, o = if_not_exists(o, :none) + :orders, #note = :note',
    when: conditions.join(' AND '),
    names: { '#note': noteName(claim.id) },
    values: {
      ':none': 0,
      ':orders': claim.orders,
      ':wanted': claim.points,
      ':note': noteOf(claim),
      ...(budgetPoints === null ? {} : { ':room': budgetPoints - claim.points }),
      ...(firstOrders === null ? {} : { ':first': firstOrders }),
    },
  };
}
