import { createHash } from 'node:crypto';
import { itemFromWire, itemToWire, type WireItem } from './dynamo-values.ts';
import type { Item } from './table.ts';

/** One item a line, in DynamoDB's own notation, as its export to S3 writes them: what was binary stays so. */
export const dumpLine = (item: Item): string => `${JSON.stringify({ Item: itemToWire(item) })}\n`;

export const readDumpLine = (line: string): Item =>
  itemFromWire((JSON.parse(line) as { readonly Item: WireItem }).Item) as Item;

/** Counts and digest of a dump, so that a copy that lost a line is not taken for whole. */
export function dumpSeal() {
  const hash = createHash('sha256');
  let items = 0;
  return {
    add: (line: string) => {
      hash.update(line);
      items += 1;
    },
    done: () => ({ items, sha256: hash.digest('hex') }),
  };
}
