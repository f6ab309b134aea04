import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TableSettings } from './dynamo-table.ts';
import type { Item, Key } from './table.ts';

/** Every item of the table, page by page: for operators only, no function is permitted to scan. */
export async function* scanTable({ name, endpoint }: TableSettings): AsyncGenerator<Item> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(endpoint === undefined ? {} : { endpoint }));
  let after: Key | undefined;
  do {
    const start = after === undefined ? {} : { ExclusiveStartKey: { ...after } };
    const page = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true, ...start }));
    yield* (page.Items ?? []) as Item[];
    after = page.LastEvaluatedKey as Key | undefined;
  } while (after !== undefined);
  client.destroy();
}
