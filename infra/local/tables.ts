import type { JsonMap } from './cloud-assembly.ts';
import type { TableDefinition } from './deployment.ts';
import { type DynamodbCall, DynamodbError } from './dynamodb-call.ts';

/** Creates every table that the engine does not have yet; data on disk is kept. */
export async function createMissingTables(call: DynamodbCall, tables: readonly TableDefinition[]): Promise<void> {
  for (const table of tables) {
    try {
      await call('DynamoDB.CreateTable', createTableInput(table));
    } catch (error) {
      if (!isCode(error, 'ResourceInUseException')) throw error;
      continue;
    }
    const timeToLive = table.properties['TimeToLiveSpecification'];
    if (timeToLive) {
      await call('DynamoDB.UpdateTimeToLive', { TableName: table.name, TimeToLiveSpecification: timeToLive });
    }
  }
}

export async function dropTables(call: DynamodbCall, tables: readonly TableDefinition[]): Promise<void> {
  for (const { name } of tables) {
    try {
      await call('DynamoDB.DeleteTable', { TableName: name });
    } catch (error) {
      if (!isCode(error, 'ResourceNotFoundException')) throw error;
    }
  }
}

/** A Table and a GlobalTable say the same things here; capacity, replicas, backups and protection have no meaning. */
export function createTableInput({ name, properties }: TableDefinition): object {
  const stream = properties['StreamSpecification'] as JsonMap | undefined;
  return {
    TableName: name,
    KeySchema: properties['KeySchema'],
    AttributeDefinitions: properties['AttributeDefinitions'],
    BillingMode: 'PAY_PER_REQUEST',
    ...indexes(properties, 'GlobalSecondaryIndexes'),
    ...indexes(properties, 'LocalSecondaryIndexes'),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream['StreamViewType'] ?? 'NEW_AND_OLD_IMAGES' },
    }),
  };
}

function indexes(properties: JsonMap, kind: string): object {
  const found = properties[kind] as JsonMap[] | undefined;
  if (!found?.length) return {};
  return { [kind]: found.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })) };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof DynamodbError && error.code === code;
}
