import type { Item, Put } from '../cloud/table.ts';

/**
 * Which steps of a member are in the day totals: all up to the highest, but for those that a later one overtook. Lambda
 * keeps the order of one item, not of one member, when it hands on several batches of a shard side by side.
 */
export interface Counted {
  readonly upTo: number;
  /** Rising. */
  readonly missing: readonly number[];
}

/** What is older will not come any more: the stream keeps a day, and totals can be rebuilt. */
const missingMax = 100;

export const isCounted = ({ upTo, missing }: Counted, seq: number): boolean => seq <= upTo && !missing.includes(seq);

/** What stands, where nobody was overtaken: whoever brings this step brings the next one. Costs no read. */
export const countedBefore = (seq: number): Counted => ({ upTo: seq - 1, missing: [] });

export function countedWith({ upTo, missing }: Counted, seqs: readonly number[]): Counted {
  const highest = Math.max(upTo, ...seqs);
  const beyond = Array.from({ length: highest - upTo }, (_, step) => upTo + 1 + step);
  const left = [...missing, ...beyond].filter((seq) => !seqs.includes(seq));
  return { upTo: highest, missing: left.slice(-missingMax) };
}

/** Refused where anything else stands than what was seen. 1 WCU, 2 in a transaction. */
export function countedWrite(pk: string, seen: Counted, now: Counted): Put {
  const stood = seen.upTo < 0 ? 'attribute_not_exists(n)' : 'n = :seen';
  const missed = seen.missing.length === 0 ? 'attribute_not_exists(m)' : 'm = :missed';
  return {
    put: { pk, sk: 'COUNTED', n: now.upTo, ...(now.missing.length === 0 ? {} : { m: now.missing.join() }) },
    when: `${stood} AND ${missed}`,
    values: {
      ...(seen.upTo < 0 ? {} : { ':seen': seen.upTo }),
      ...(seen.missing.length === 0 ? {} : { ':missed': seen.missing.join() }),
    },
  };
}

export function readCounted(item: Item | null): Counted {
  const missing = (item?.['m'] as string | undefined)?.split(',').map(Number) ?? [];
  return { upTo: (item?.['n'] as number | undefined) ?? -1, missing };
}
