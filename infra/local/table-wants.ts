import type { JsonMap } from './cloud-assembly.ts';

/** What one DynamoDB request asks of a table, in IAM's words. */
export interface TableWant {
  readonly action: string;
  readonly tableName: string;
  readonly leadingKeys: readonly string[];
}

const transactActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** A transaction asks for the actions of its parts; everything else for the action of its own name. */
export function tableWants(operation: string, input: JsonMap): TableWant[] {
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    return maps(input['TransactItems']).flatMap((part) =>
      Object.entries(part).map(([kind, item]) => want(transactActions[kind] ?? kind, item as JsonMap)),
    );
  }
  if (operation === 'BatchGetItem') {
    return Object.entries((input['RequestItems'] ?? {}) as Record<string, JsonMap>).map(([tableName, { Keys }]) => ({
      action: `dynamodb:${operation}`,
      tableName,
      leadingKeys: maps(Keys).map(partitionKey),
    }));
  }
  return [want(operation, input)];
}

function want(operation: string, input: JsonMap): TableWant {
  return { action: `dynamodb:${operation}`, tableName: String(input['TableName']), leadingKeys: keysOf(input) };
}

function keysOf(input: JsonMap): string[] {
  const key = input['Key'] ?? input['Item'];
  if (key !== undefined) return [partitionKey(key)];
  // "pk = :pk", or "#0 = :0" as expression builders write it.
  const [, placeholder = ''] = /=\s*(:\w+)/.exec(String(input['KeyConditionExpression'] ?? '')) ?? [];
  const value = (input['ExpressionAttributeValues'] as JsonMap | undefined)?.[placeholder];
  return value === undefined ? [] : [text(value)];
}

const partitionKey = (key: unknown): string => text((key as JsonMap)['pk']);
const text = (value: unknown): string => String((value as JsonMap | undefined)?.['S'] ?? '');
const maps = (value: unknown): JsonMap[] => (value ?? []) as JsonMap[];
