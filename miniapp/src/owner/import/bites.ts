import type { ImportRow } from './check-lines.ts';

/** The server takes a hundred rows and 16 KB at once; smaller bites show their progress sooner. */
const rowsMax = 40;
const bytesMax = 12_000;

/** As many rows as one request carries. */
export function bites(rows: readonly ImportRow[]): readonly (readonly ImportRow[])[] {
  const all: ImportRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length + 1;
    const last = all.at(-1);
    if (!last || last.length >= rowsMax || bytes + size > bytesMax) {
      all.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return all;
}
