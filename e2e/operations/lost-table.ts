import { join } from 'node:path';
import { scanTable } from '@quaylai/functions/cloud/dynamo-scan';
import { connectTable } from '@quaylai/functions/cloud/dynamo-table';
import { auditTable } from '@quaylai/functions/operator/audit-table';
import { expect, test } from 'vitest';
import { restoreDrill } from '../../scripts/drill/restore.ts';
import type { Ground } from './ground.ts';

/** The table restored from its export beside the one that trades. */
export function lostTable(ground: () => Ground): void {
  test('comes back to the byte, and every chain, balance, guard and total of it is proven', async () => {
    const { shop, folder } = ground();
    await shop.stack.settled();
    const { tableName: name, dynamodbUrl: endpoint } = shop.operator;
    const drill = await restoreDrill({ name, endpoint }, join(folder, 'table.jsonl'), async () => {
      await shop.stack.createTableLike(name, 'restored');
      return { name: 'restored', endpoint };
    });
    expect(drill).toMatchObject({ isWhole: true, audit: { strayGuards: 0, faults: [], daysCorrected: 0 } });
    expect(drill.audit.entries).toBeGreaterThan(2);
    console.log(`restored ${drill.items} items in ${drill.exportMs + drill.importMs + drill.verifyMs} ms`);

    // And the proof proves something: one changed entry is found.
    const restored = { name: 'restored', endpoint };
    for await (const item of scanTable(restored)) {
      if (!item.sk.startsWith('E#')) continue;
      await connectTable(restored).write({ put: { ...item, a: 999_999 } });
      break;
    }
    expect((await auditTable(connectTable(restored), () => scanTable(restored))).faults).toHaveLength(1);
  });
}
