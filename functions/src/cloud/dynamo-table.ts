import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Spent, spentBy } from './capacity.ts';
import { asTransactItem, conditionOf } from './dynamo-expressions.ts';
import { readCancellation, readRefusal } from './dynamo-refusals.ts';
import type { Item, Key, Meter, Page, RangeQuery, Table, TransactAnswer, Write, WriteAnswer } from './table.ts';

export interface TableSettings {
  readonly name: string;
  readonly endpoint?: string;
  readonly meter?: Meter;
}

// Two tries cover a dropped connection; contention is retried in ledger/transact alone, bounded by the deadline.
const attemptsMax = 2;
const connectMsMax = 1_000;
const requestMsMax = 3_000;
const socketsMax = 100;
const unprocessedRoundsMax = 5;

/** Region and credentials come from the environment; the client keeps its connections alive. */
export function connectTable(settings: TableSettings): Table {
  const base = new DynamoDBClient({
    maxAttempts: attemptsMax,
    requestHandler: {
      connectionTimeout: connectMsMax,
      requestTimeout: requestMsMax,
      httpAgent: { keepAlive: true, maxSockets: socketsMax },
      httpsAgent: { keepAlive: true, maxSockets: socketsMax },
    },
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
  });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  return new DynamoTable(client, settings);
}

class DynamoTable implements Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;
  readonly #meter: Meter | undefined;

  constructor(client: DynamoDBDocumentClient, settings: TableSettings) {
    this.#client = client;
    this.#name = settings.name;
    this.#meter = settings.meter;
  }

  get #capacity(): 'TOTAL' | 'NONE' {
    return this.#meter === undefined ? 'NONE' : 'TOTAL';
  }

  #count(operation: 'read' | 'write', name: string, answer: { ConsumedCapacity?: Spent }): void {
    this.#meter?.({ operation: name, ...spentBy(answer.ConsumedCapacity, operation) });
  }

  async get(key: Key): Promise<Item | null> {
    const answer = await this.#client.send(
      new GetCommand({
        TableName: this.#name,
        Key: keyOf(key),
        ConsistentRead: true,
        ReturnConsumedCapacity: this.#capacity,
      }),
    );
    this.#count('read', 'get', answer);
    return (answer.Item as Item | undefined) ?? null;
  }

  async batchGet(keys: readonly Key[]): Promise<readonly (Item | null)[]> {
    const found = new Map<string, Item>();
    let wanted: readonly Key[] = keys;
    for (let round = 0; wanted.length > 0; round++) {
      if (round === unprocessedRoundsMax) throw new Error('a batch read was left unfinished');
      const answer = await this.#client.send(
        new BatchGetCommand({
          RequestItems: { [this.#name]: { Keys: wanted.map(keyOf), ConsistentRead: true } },
          ReturnConsumedCapacity: this.#capacity,
        }),
      );
      this.#count('read', 'batchGet', answer);
      for (const item of (answer.Responses?.[this.#name] ?? []) as Item[]) found.set(nameOf(item), item);
      wanted = (answer.UnprocessedKeys?.[this.#name]?.Keys ?? []) as Key[];
    }
    return keys.map((key) => found.get(nameOf(key)) ?? null);
  }

  async query(range: RangeQuery): Promise<Page> {
    if (isAtTheEnd(range)) return { items: [], next: null };
    const answer = await this.#client.send(
      new QueryCommand({
        TableName: this.#name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
        ScanIndexForward: range.newestFirst !== true,
        Limit: range.limit,
        ConsistentRead: range.consistent === true,
        ...startOf(range),
        ReturnConsumedCapacity: this.#capacity,
      }),
    );
    this.#count('read', 'query', answer);
    const last = answer.LastEvaluatedKey as Key | undefined;
    return { items: (answer.Items ?? []) as Item[], next: last?.sk ?? null };
  }

  async write(write: Write): Promise<WriteAnswer> {
    try {
      const answer = await this.#send(write);
      this.#count('write', 'write', answer);
      return { kind: 'DONE', after: (answer.Attributes as Item | undefined) ?? null };
    } catch (error) {
      this.#meter?.({ operation: 'write', read: 0, write: 0 });
      return readRefusal(error);
    }
  }

  #send(write: Write) {
    const shared = {
      TableName: this.#name,
      ...conditionOf(write),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      ReturnConsumedCapacity: this.#capacity,
    };
    if ('put' in write) return this.#client.send(new PutCommand({ ...shared, Item: write.put }));
    if ('remove' in write) return this.#client.send(new DeleteCommand({ ...shared, Key: keyOf(write.remove) }));
    if ('check' in write) throw new Error('a check alone writes nothing: read the item instead');
    return this.#client.send(
      new UpdateCommand({
        ...shared,
        Key: keyOf(write.update),
        UpdateExpression: write.change,
        ReturnValues: 'ALL_NEW',
      }),
    );
  }

  async transact(writes: readonly Write[]): Promise<TransactAnswer> {
    try {
      const answer = await this.#client.send(
        new TransactWriteCommand({
          TransactItems: writes.map((write) => asTransactItem(this.#name, write)),
          ReturnConsumedCapacity: this.#capacity,
        }),
      );
      this.#count('write', 'transact', answer);
      return { kind: 'DONE', after: null };
    } catch (error) {
      this.#meter?.({ operation: 'transact', read: 0, write: 0 });
      return readCancellation(error);
    }
  }
}

// A cursor comes from outside, and the engine refuses a start beyond the bounds: one that is none of ours starts afresh.
const startOf = ({ pk, from, to, after }: RangeQuery) =>
  after === undefined || after < from || after > to ? {} : { ExclusiveStartKey: { pk, sk: after } };

// Nothing follows the last key of a range; one engine answers that with nothing, the other refuses to be asked.
const isAtTheEnd = ({ from, to, after, newestFirst }: RangeQuery): boolean =>
  after === (newestFirst === true ? from : to);

const keyOf = ({ pk, sk }: Key): { pk: string; sk: string } => ({ pk, sk });
const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
