import { noPoints, type Points, points, sumPoints } from '../words/points.ts';
import { endOf, type Instant } from '../words/vietnam-time.ts';
import type { Lot, LotPart } from './account.ts';

/** A lot can be spent from its available moment to the end of its last day (C1.2, X07). */
export function isSpendable(lot: Lot, now: Instant): boolean {
  return lot.availableAt <= now && !isPast(lot, now);
}

/** Its last day is over (X01). */
export function isPast(lot: Pick<Lot, 'lastDay'>, now: Instant): boolean {
  return lot.lastDay !== null && endOf(lot.lastDay) <= now;
}

export function spendable(lots: readonly Lot[], now: Instant): Points {
  return sumPoints(lots.filter((lot) => isSpendable(lot, now)).map((lot) => lot.remaining));
}

/** Takes up to `wanted` points from the spendable lots, which stand in consumption order (C1.3, R15, R16). */
export function consume(lots: readonly Lot[], wanted: Points, now: Instant): readonly LotPart[] {
  const usable = lots.filter((lot) => isSpendable(lot, now)).map(partOf);
  return firstParts(usable, wanted);
}

/** The first `wanted` points of some parts, in their order: how a capture takes from its hold (C3). */
export function firstParts(parts: readonly LotPart[], wanted: Points): readonly LotPart[] {
  const taken: LotPart[] = [];
  let missing: number = wanted;
  for (const part of parts) {
    if (missing === 0) break;
    const share = Math.min(part.points, missing);
    if (share > 0) taken.push({ ...part, points: points(share) });
    missing -= share;
  }
  return taken;
}

/** What is left of some parts after others, taken from the same lots, are gone. */
export function withoutParts(parts: readonly LotPart[], gone: readonly LotPart[]): readonly LotPart[] {
  const goneByLot = new Map(gone.map((part) => [part.lot, part.points]));
  return parts
    .map((part) => ({ ...part, points: points(part.points - (goneByLot.get(part.lot) ?? 0)) }))
    .filter((part) => part.points !== 0);
}

export function sumParts(parts: readonly LotPart[]): Points {
  return parts.length === 0 ? noPoints : sumPoints(parts.map((part) => part.points));
}

export function partOf(lot: Lot): LotPart {
  return { lot: lot.id, points: lot.remaining, availableAt: lot.availableAt, lastDay: lot.lastDay };
}
