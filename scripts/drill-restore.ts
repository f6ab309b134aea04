import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import { profileAccount } from '@quaylai/functions/cloud/profile-account';
import { auditTable } from '@quaylai/functions/operator/audit-table';
import { restoreDrill } from './drill/restore.ts';
import { freshSynthesis } from './fresh.ts';
import { owner } from './shop/demo-people.ts';
import { openDemoShop, welcomeCustomers } from './shop/demo-shop.ts';
import { createDemoProgramme, startLocalShop } from './shop/local-shop.ts';
import { drillWords } from './words/operator.ts';

/**
 * `npm run drill:restore`: the demo shop's table on this machine, exported, restored and proven. With `--table NAME`
 * only the proof, on a table that was restored in the account whose credentials are set.
 */
const { values } = parseArgs({ options: { table: { type: 'string' } }, strict: true });

if (values.table === undefined) await drillHere();
else {
  const address = { name: values.table };
  const audit = await auditTable(connectTable({ ...address, account: profileAccount() }), () => scanTable(address));
  console.log(drillWords.audited(audit));
  process.exitCode = audit.faults.length + audit.strayGuards === 0 ? 0 : 1;
}

async function drillHere(): Promise<void> {
  await freshSynthesis();
  const folder = mkdtempSync(join(tmpdir(), 'drill-'));
  const shop = await startLocalShop({ cdkOut: 'cdk.out', apiPort: 0, dataFolder: null, origins: [], log: null });
  try {
    await createDemoProgramme(shop, owner);
    await welcomeCustomers(shop.world, await openDemoShop(shop.world));
    await shop.stack.settled();
    const { tableName: name, dynamodbUrl: endpoint } = shop.operator;
    const drill = await restoreDrill({ name, endpoint }, join(folder, 'table.jsonl'), async () => {
      await shop.stack.createTableLike(name, `${name}-restored`);
      return { name: `${name}-restored`, endpoint };
    });
    console.log(drillWords.drilled(drill));
    const { faults, strayGuards, daysCorrected } = drill.audit;
    process.exitCode = drill.isWhole && faults.length + strayGuards + daysCorrected === 0 ? 0 : 1;
  } finally {
    await shop.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
