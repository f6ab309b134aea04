import type { LotId } from '../words/ids.ts';
import { noPoints, points } from '../words/points.ts';
import type { Lot, LotPart } from './account.ts';

export function lotId(entrySeq: number, place: number): LotId {
  return `${entrySeq}.${place}`;
}

/** Consumption order (C1.3): last day ascending with null last, then available, then entry. */
export function byConsumption(a: Lot, b: Lot): number {
  return compareLastDays(a, b) || a.availableAt - b.availableAt || compareIds(a.id, b.id);
}

function compareLastDays(a: Lot, b: Lot): number {
  if (a.lastDay === b.lastDay) return 0;
  if (a.lastDay === null) return 1;
  if (b.lastDay === null) return -1;
  return a.lastDay < b.lastDay ? -1 : 1;
}

// "12.0" against "9.1": by entry, then by place, never as text. Sorts ask it for every pair: nothing is taken apart.
function compareIds(a: LotId, b: LotId): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || placeIn(a) - placeIn(b);
}

const placeIn = (id: LotId): number => Number(id.slice(id.indexOf('.') + 1));

/** Puts points into lots: into the lot of that id if it still lives, by its own last day, else it lives again. */
export function addToLots(lots: readonly Lot[], parts: readonly LotPart[]): readonly Lot[] {
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  for (const { lot: id, points: given, availableAt, lastDay } of parts) {
    if (given === 0) continue;
    const living = byId.get(id) ?? { id, remaining: noPoints, availableAt, lastDay };
    byId.set(id, { ...living, remaining: points(living.remaining + given) });
  }
  return [...byId.values()].sort(byConsumption);
}

/** Takes points out of lots; more than a lot holds is a bug and throws (I1). A lot that reaches zero is forgotten. */
export function takeFromLots(lots: readonly Lot[], parts: readonly LotPart[]): readonly Lot[] {
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  for (const { lot: id, points: taken } of parts) {
    const living = byId.get(id);
    if (living === undefined || living.remaining < taken) throw new Error(`lot ${id} does not hold ${taken} points`);
    if (living.remaining === taken) byId.delete(id);
    else byId.set(id, { ...living, remaining: points(living.remaining - taken) });
  }
  return [...byId.values()];
}

/**
 * The name a lot gets when its member is merged into another: its own numbers, and how long the second is, as one
 * number behind the merging entry. No two lots share it, and an order's lots are found without a table (A01).
 */
export function mergedLotId(mergeSeq: number, id: LotId): LotId {
  const [entry = '', place = ''] = id.split('.');
  return lotId(mergeSeq, Number(`${entry}${place}${place.length.toString().padStart(2, '0')}`));
}
