import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Write } from './table.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export function conditionOf(write: Write) {
  return {
    ...(write.when === undefined ? {} : { ConditionExpression: write.when }),
    ...(write.names === undefined ? {} : { ExpressionAttributeNames: { ...write.names } }),
    ...(write.values === undefined ? {} : { ExpressionAttributeValues: { ...write.values } }),
  };
}

export function asTransactItem(tableName: string, write: Write): TransactItem {
  const shared = {
    TableName: tableName,
    ...conditionOf(write),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  if ('put' in write) return { Put: { ...shared, Item: write.put } };
  if ('remove' in write) return { Delete: { ...shared, Key: { ...write.remove } } };
  if ('check' in write)
    return { ConditionCheck: { ...shared, Key: { ...write.check }, ConditionExpression: write.when } };
  return { Update: { ...shared, Key: { ...write.update }, UpdateExpression: write.change } };
}
