import { existsSync, readFileSync } from 'node:fs';
import type { Row } from '../bench/rows.ts';

/** What the last `npm run bench:web` measured: PB12–PB14. */
export const keptFile = 'docs/numbers-web.json';

interface Kept {
  readonly date: string;
  readonly rows: readonly Row[];
}

/** The Mini App's rows for the one table that shows everything; none before the first run. */
export function keptRows(): readonly Row[] {
  return existsSync(keptFile) ? (JSON.parse(readFileSync(keptFile, 'utf8')) as Kept).rows : [];
}
