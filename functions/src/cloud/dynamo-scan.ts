import { openDynamo, type TableSettings } from './dynamo-table.ts';
import { itemFromWire, type WireItem } from './dynamo-values.ts';
import { profileAccount } from './profile-account.ts';
import type { Item } from './table.ts';

/** Every item of the table, page by page: for operators only, no function is permitted to scan. */
export async function* scanTable({ name, endpoint }: TableSettings): AsyncGenerator<Item> {
  const ask = openDynamo({ endpoint, account: profileAccount() });
  let after: WireItem | undefined;
  do {
    const start = after === undefined ? {} : { ExclusiveStartKey: after };
    const page = await ask('Scan', { TableName: name, ConsistentRead: true, ...start });
    for (const item of (page['Items'] ?? []) as readonly WireItem[]) yield itemFromWire(item) as Item;
    after = page['LastEvaluatedKey'] as WireItem | undefined;
  } while (after !== undefined);
}
