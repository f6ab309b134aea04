import {
  ConditionalCheckFailedException,
  type ConsumedCapacity,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Capacity, spentBy } from '../../src/cloud/capacity.ts';
import type { TableSettings } from '../../src/cloud/dynamo-table.ts';
import type { Item, Key, RangeQuery, Refused, Table, Write } from '../../src/cloud/table.ts';

/** The same table through AWS's own document client: what ours is held to. */
export function sdkTable({ name: TableName, endpoint = '', meter }: TableSettings): Table {
  const base = new DynamoDBClient({ endpoint, maxAttempts: 1 });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  const ReturnConsumedCapacity = 'TOTAL';
  const count = (direction: 'read' | 'write', operation: string, answer: { ConsumedCapacity?: Spent }) =>
    meter?.({ operation, ...spentBy(answer.ConsumedCapacity as readonly Capacity[], direction) });

  return {
    get: async (key) => {
      const answer = await client.send(
        new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true, ReturnConsumedCapacity }),
      );
      count('read', 'get', answer);
      return (answer.Item as Item | undefined) ?? null;
    },
    batchGet: async (keys) => {
      const RequestItems = { [TableName]: { Keys: keys.map((key) => ({ ...key })), ConsistentRead: true } };
      const answer = await client.send(new BatchGetCommand({ RequestItems, ReturnConsumedCapacity }));
      count('read', 'batchGet', answer);
      const found = (answer.Responses?.[TableName] ?? []) as Item[];
      return keys.map(({ pk, sk }) => found.find((item) => item.pk === pk && item.sk === sk) ?? null);
    },
    query: async (range) => {
      if (range.after === (range.newestFirst === true ? range.from : range.to)) return { items: [], next: null };
      const answer = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
          ScanIndexForward: range.newestFirst !== true,
          Limit: range.limit,
          ConsistentRead: range.consistent === true,
          ...startOf(range),
          ReturnConsumedCapacity,
        }),
      );
      count('read', 'query', answer);
      const last = answer.LastEvaluatedKey as Key | undefined;
      return { items: (answer.Items ?? []) as Item[], next: last?.sk ?? null };
    },
    write: async (write) => {
      try {
        const answer = await send(client, TableName, write);
        count('write', 'write', answer);
        return { kind: 'DONE', after: (answer.Attributes as Item | undefined) ?? null };
      } catch (error) {
        meter?.({ operation: 'write', read: 0, write: 0 });
        if (error instanceof ConditionalCheckFailedException) return refused(error.Item);
        throw error;
      }
    },
    transact: async (writes) => {
      try {
        const TransactItems = writes.map((write) => transactItem(TableName, write));
        count(
          'write',
          'transact',
          await client.send(new TransactWriteCommand({ TransactItems, ReturnConsumedCapacity })),
        );
        return { kind: 'DONE', after: null };
      } catch (error) {
        meter?.({ operation: 'transact', read: 0, write: 0 });
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const refusals = reasons.map(({ Code, Item: item }) =>
          Code === 'ConditionalCheckFailed' ? refused(item) : null,
        );
        if (refusals.every((refusal) => refusal === null)) throw error;
        return { kind: 'CANCELLED', refusals };
      }
    },
  };
}

type Spent = ConsumedCapacity | ConsumedCapacity[] | undefined;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const startOf = ({ pk, from, to, after }: RangeQuery) =>
  after === undefined || after < from || after > to ? {} : { ExclusiveStartKey: { pk, sk: after } };

const shared = (TableName: string, write: Write) => ({
  TableName,
  ...(write.when === undefined ? {} : { ConditionExpression: write.when }),
  ...(write.names === undefined ? {} : { ExpressionAttributeNames: { ...write.names } }),
  ...(write.values === undefined ? {} : { ExpressionAttributeValues: { ...write.values } }),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
});

function send(client: DynamoDBDocumentClient, name: string, write: Write) {
  const input = { ...shared(name, write), ReturnConsumedCapacity: 'TOTAL' as const };
  if ('put' in write) return client.send(new PutCommand({ ...input, Item: write.put }));
  if ('remove' in write) return client.send(new DeleteCommand({ ...input, Key: { ...write.remove } }));
  if ('check' in write) throw new Error('a check alone writes nothing: read the item instead');
  const Key = { ...write.update };
  return client.send(new UpdateCommand({ ...input, Key, UpdateExpression: write.change, ReturnValues: 'ALL_NEW' }));
}

function transactItem(name: string, write: Write): TransactItem {
  const input = shared(name, write);
  if ('put' in write) return { Put: { ...input, Item: write.put } };
  if ('remove' in write) return { Delete: { ...input, Key: { ...write.remove } } };
  if ('check' in write)
    return { ConditionCheck: { ...input, Key: { ...write.check }, ConditionExpression: write.when } };
  return { Update: { ...input, Key: { ...write.update }, UpdateExpression: write.change } };
}

// The document client leaves the items inside errors in DynamoDB's own notation.
function refused(stored: unknown): Refused {
  if (stored === undefined || stored === null || Object.keys(stored).length === 0)
    return { kind: 'REFUSED', stored: null };
  const isWire = typeof (stored as Item).pk === 'object';
  return {
    kind: 'REFUSED',
    stored: (isWire ? unmarshall(stored as Parameters<typeof unmarshall>[0]) : stored) as Item,
  };
}
