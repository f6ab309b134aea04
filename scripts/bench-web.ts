import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Row } from './bench/rows.ts';
import { cashier, customers, type DemoPerson, owner } from './shop/demo-people.ts';
import { keptFile } from './web/kept-rows.ts';
import { loads } from './web/lighthouse.ts';
import { measureTaps } from './web/taps.ts';
import { loadRows, tapRows, weightRows } from './web/web-rows.ts';
import { openWebShop, wwwFolder } from './web/web-shop.ts';

/**
 * `npm run bench:web [-- --runs N]`: the Mini App as Lighthouse loads it on a slow phone, and how soon it answers a
 * thumb; writes `docs/numbers-web.json`, which `npm run bench` puts into its table. Ends red when a budget is broken.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } }, strict: true });
const runs = Number(values.runs);
const member = customers[1] as DemoPerson;
const screens = [
  ['home', member, '/'],
  ['rewards', member, '/rewards'],
  ['staff scan', cashier, '/staff'],
  ['owner today', owner, '/owner'],
] as const;

const shop = await openWebShop();
const rows: Row[] = [...weightRows(wwwFolder)];
const every: Record<string, unknown> = {};
try {
  for (const [name, person, path] of screens) {
    const found = await loads(shop.addressOf(person, path), shop.debugPort, runs);
    rows.push(...loadRows(name, 'first', found.first), ...loadRows(name, 'return', found.return));
    every[name] = found;
  }
  const taps = await measureTaps(shop);
  rows.push(...tapRows(taps));
  every['taps'] = taps;
} finally {
  await shop.stop();
}
console.table(rows);
const over = rows.filter(({ verdict }) => verdict === 'OVER');
const date = new Date().toISOString().slice(0, 10);
const load = Math.round((loadavg()[1] ?? 0) * 10) / 10;
writeFileSync(keptFile, `${JSON.stringify({ date, load, runs, rows, every }, null, 2)}\n`);
// It is looked at by the same checks as everything else.
spawnSync('biome', ['check', '--write', keptFile], { stdio: 'inherit' });
console.log(over.length === 0 ? 'every budget holds' : `${over.length} budgets are broken`);
process.exit(over.length === 0 ? 0 : 1);
