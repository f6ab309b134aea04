import type { Item, Key } from '@quaylai/functions/cloud/table';
import { itemBytes } from '../../functions/test/model/value.ts';

/** How large the items of one kind are. */
export interface Size {
  readonly kind: string;
  readonly count: number;
  readonly median: number;
  readonly largest: number;
}

/** Kinds of items by partition and sort key, as permissions and projections know them (PB3). */
export function sizesOf(items: Iterable<Item>): readonly Size[] {
  const bytes = new Map<string, number[]>();
  for (const item of items) {
    const kind = kindOf(item);
    bytes.set(kind, [...(bytes.get(kind) ?? []), itemBytes(item)]);
  }
  return [...bytes]
    .map(([kind, all]) => {
      const sorted = all.sort((a, b) => a - b);
      return {
        kind,
        count: sorted.length,
        median: sorted[Math.floor(sorted.length / 2)] ?? 0,
        largest: sorted.at(-1) ?? 0,
      };
    })
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** What an item is, by the words of its key. */
export function kindOf({ pk, sk }: Key): string {
  const [, kind = pk] = pk.split('#');
  return `${kind} ${sk.replace(/[#\d].*$/, '')}`.trim();
}
