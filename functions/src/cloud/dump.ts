import { createHash } from 'node:crypto';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './table.ts';

/** One item a line, in DynamoDB's own notation, as its export to S3 writes them: what was binary stays so. */
export const dumpLine = (item: Item): string =>
  `${JSON.stringify({ Item: marshall(item, { removeUndefinedValues: true }) }, binaryAsBase64)}\n`;

export function readDumpLine(line: string): Item {
  const { Item: item } = JSON.parse(line, base64AsBinary) as { readonly Item: Parameters<typeof unmarshall>[0] };
  return unmarshall(item) as Item;
}

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

// A Buffer has turned itself into a list of numbers before it comes here as a value.
function binaryAsBase64(this: Readonly<Record<string, unknown>>, key: string, told: unknown): unknown {
  const value = this[key];
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : told;
}

// Only under the type letters B and BS does DynamoDB mean bytes.
function base64AsBinary(key: string, value: unknown): unknown {
  if (key === 'B' && typeof value === 'string') return new Uint8Array(Buffer.from(value, 'base64'));
  if (key === 'BS' && Array.isArray(value))
    return value.map((one) => new Uint8Array(Buffer.from(String(one), 'base64')));
  return value;
}
