import type { MemberId, ProgrammeId } from '@quaylai/shared/words/ids';
import type { Item, Table } from '../cloud/table.ts';
import { headSort } from '../ledger/keys.ts';
import { provenProgramme } from '../ledger/programme.ts';
import { verifyMember } from '../ledger/verify.ts';
import { rebuildDays } from '../projections/rebuild-days.ts';

export interface Audit {
  readonly programmes: number;
  readonly members: number;
  readonly entries: number;
  /** Guards that name an entry which is not there: an order could post twice. */
  readonly strayGuards: number;
  /** Members whose chain or balance is not what their entries make, each with its first fault. */
  readonly faults: readonly string[];
  /** Day totals that were not what the entries make, and are now. */
  readonly daysCorrected: number;
}

/**
 * Everything that can be proven of a table from its items alone: each member's chain and balance replayed from zero
 * (A03, C12), each guard's entry there (Q3), each day's totals the sum of its entries (Q11). `items` reads all of it.
 */
export async function auditTable(table: Table, items: () => AsyncIterable<Item>): Promise<Audit> {
  const members: [ProgrammeId, MemberId][] = [];
  const entries = new Set<string>();
  const guarded: string[] = [];
  for await (const item of items()) {
    const [programme = '', kind, id = ''] = item.pk.split('#');
    if (kind === 'M' && item.sk === headSort) members.push([programme as ProgrammeId, id as MemberId]);
    if (kind === 'M' && item.sk.startsWith('E#')) entries.add(placeOf(programme, id, Number(item.sk.slice(2))));
    const isGuard = (kind === 'O' || kind === 'I') && typeof item['n'] === 'number' && typeof item['m'] === 'string';
    if (isGuard) guarded.push(placeOf(programme, item['m'] as string, item['n'] as number));
  }
  const faults: string[] = [];
  for (const [programme, member] of members) {
    const verified = await verifyMember(table, provenProgramme(programme, 'OPERATOR'), member);
    if (verified?.fault !== null) faults.push(`${programme} ${member}: ${JSON.stringify(verified?.fault)}`);
  }
  const programmes = [...new Set(members.map(([programme]) => programme))];
  let daysCorrected = 0;
  for (const id of programmes) {
    daysCorrected += (await rebuildDays(table, provenProgramme(id, 'OPERATOR'), items())).corrected;
  }
  return {
    programmes: programmes.length,
    members: members.length,
    entries: entries.size,
    strayGuards: guarded.filter((place) => !entries.has(place)).length,
    faults,
    daysCorrected,
  };
}

const placeOf = (programme: string, member: string, seq: number): string => `${programme}#${member}#${seq}`;
