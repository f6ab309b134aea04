import type { World } from '../cloud/world.ts';
import { whileContended } from '../ledger/retry.ts';
import type { Change } from './change.ts';
import { type Counted, countedBefore, countedWith, countedWrite, isCounted, readCounted } from './counted.ts';
import { type DayFact, dayFactsOf } from './day-facts.ts';
import { addFigures, isSame, noFigures } from './day-figures.ts';
import { dayKey, dayUpdate, laneOf } from './day-items.ts';
import { grouped } from './grouped.ts';

/** DynamoDB's limit. */
const itemsPerTransactionMax = 100;
/** Two as a rule, where a batch is handed again: one that is told what is counted, one with the rest. */
const roundsMax = 8;

/**
 * Adds a batch of the stream to the day totals, each step of a member once: what it adds and the marks that say who is
 * counted how far are one transaction, so a batch handed again, in other pieces or in another order, adds nothing (Q11).
 * 2 WCU a member, and 2 a day and branch, however many of its entries the batch holds.
 */
export async function addToDays(world: World, changes: readonly Change[]): Promise<void> {
  for (const portion of portionsOf(dayFactsOf(changes))) await addPortion(world, portion);
}

/** As many as one transaction takes, in order. Each stands for itself: a crash between two leaves nothing half. */
function portionsOf(facts: readonly DayFact[]): readonly (readonly DayFact[])[] {
  const portions: DayFact[][] = [];
  let items = new Set<string>();
  for (const fact of facts) {
    items.add(fact.pk).add(totalOf(fact));
    const open = portions.at(-1);
    if (open !== undefined && items.size <= itemsPerTransactionMax) open.push(fact);
    else {
      portions.push([fact]);
      items = new Set([fact.pk, totalOf(fact)]);
    }
  }
  return portions;
}

async function addPortion(world: World, facts: readonly DayFact[]): Promise<void> {
  const told = new Map<string, Counted>();
  let lane = laneOf(facts[0]?.pk ?? '');
  for (let round = 0; round < roundsMax; round++) {
    const fresh = facts.filter(({ pk, seq }) => !isCounted(told.get(pk) ?? nobody, seq));
    if (fresh.length === 0) return;
    const members = [...grouped(fresh, ({ pk }) => pk)];
    const marks = members.map(([pk, steps]) => mark(pk, told.get(pk), steps));
    const answer = await whileContended(world, () => {
      const totals = totalsOf(fresh, lane);
      // Whoever was met in this lane is not met in the next one.
      lane += 1;
      return world.table.transact([...marks, ...totals]);
    });
    if (answer.kind === 'DONE') return;
    if (answer.kind === 'CONTENDED') throw new Error('day totals stayed contended');
    for (const [place, [pk]] of members.entries()) {
      const refusal = answer.refusals[place];
      if (refusal != null) told.set(pk, readCounted(refusal.stored));
    }
  }
  throw new Error('members are being counted by somebody else');
}

const nobody = readCounted(null);

function mark(pk: string, told: Counted | undefined, steps: readonly DayFact[]) {
  const seqs = steps.map(({ seq }) => seq);
  const seen = told ?? countedBefore(Math.min(...seqs));
  return countedWrite(pk, seen, countedWith(seen, seqs));
}

const totalOf = ({ programme, place }: DayFact): string => `${programme.id} ${place}`;

const totalsOf = (facts: readonly DayFact[], lane: number) =>
  [...grouped(facts, totalOf).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const figures = of.reduce((sum, { figures: each }) => addFigures(sum, each), noFigures);
    // A hold, for one, is counted and adds nothing.
    return isSame(figures, noFigures) ? [] : [dayUpdate(dayKey(first.programme, lane, first.place), figures)];
  });
