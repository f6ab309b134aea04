import { itemToWire } from './dynamo-values.ts';
import type { Key, Write } from './table.ts';

/** One write as its own operation; an update answers the item after it. */
export function asWireWrite(tableName: string, write: Write): readonly [operation: string, input: object] {
  if ('check' in write) throw new Error('a check alone writes nothing: read the item instead');
  const input = wired(tableName, write);
  if ('put' in write) return ['PutItem', input];
  if ('remove' in write) return ['DeleteItem', input];
  return ['UpdateItem', { ...input, ReturnValues: 'ALL_NEW' }];
}

export function asTransactItem(tableName: string, write: Write): object {
  const input = wired(tableName, write);
  if ('put' in write) return { Put: input };
  if ('remove' in write) return { Delete: input };
  return 'check' in write ? { ConditionCheck: input } : { Update: input };
}

/** A refused condition is to bring along what stood there. */
function wired(tableName: string, write: Write) {
  return {
    TableName: tableName,
    ...whatOf(write),
    ...(write.when === undefined ? {} : { ConditionExpression: write.when }),
    ...(write.names === undefined ? {} : { ExpressionAttributeNames: write.names }),
    ...(write.values === undefined ? {} : { ExpressionAttributeValues: itemToWire(write.values) }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

function whatOf(write: Write): object {
  if ('put' in write) return { Item: itemToWire(write.put) };
  if ('remove' in write) return { Key: keyOf(write.remove) };
  if ('check' in write) return { Key: keyOf(write.check) };
  return { Key: keyOf(write.update), UpdateExpression: write.change };
}

const keyOf = ({ pk, sk }: Key) => itemToWire({ pk, sk });
