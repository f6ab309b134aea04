import { type Instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Item } from '../cloud/table.ts';
import { readEntry } from '../ledger/items.ts';
import { headSort } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Change } from './change.ts';
import { type DayFigures, figuresOf, noFigures } from './day-figures.ts';
import { placeOf } from './day-items.ts';

/** One step of a member, joining (0) or an entry, and what it adds to which day and branch. */
export interface DayFact {
  readonly programme: Programme;
  /** The member's partition. */
  readonly pk: string;
  readonly seq: number;
  readonly place: string;
  readonly figures: DayFigures;
}

/** What a batch brings that is new, each step once. */
export function dayFactsOf(changes: readonly Change[]): readonly DayFact[] {
  const facts = changes.map(({ programme, before, after }) =>
    before !== null || after === null ? null : dayFactIn(programme, after),
  );
  const known = facts.filter((fact) => fact !== null);
  return [...new Map(known.map((fact) => [`${fact.pk} ${fact.seq}`, fact])).values()];
}

/** What an account or an entry adds; null for everything else. */
export function dayFactIn(programme: Programme, item: Item): DayFact | null {
  const { pk } = item;
  if (!pk.startsWith(`${programme.id}#M#`)) return null;
  if (item.sk === headSort) {
    const joinedOn = localDateOf(item['j'] as Instant);
    return { programme, pk, seq: 0, place: placeOf(joinedOn, null), figures: { ...noFigures, membersJoined: 1 } };
  }
  if (!item.sk.startsWith('E#')) return null;
  const { entry } = readEntry(item);
  const place = placeOf(localDateOf(entry.businessTime), entry.branch);
  return { programme, pk, seq: entry.seq, place, figures: figuresOf(entry) };
}
