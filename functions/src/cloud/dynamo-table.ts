import { randomUUID } from 'node:crypto';
import type { Account } from './aws-account.ts';
import { type Capacity, spentBy } from './capacity.ts';
import { asTransactItem, asWireWrite } from './dynamo-expressions.ts';
import { readCancellation, readRefusal } from './dynamo-refusals.ts';
import { itemFromWire, toWire, type WireItem } from './dynamo-values.ts';
import { openService, type Service } from './json-service.ts';
import type { Item, Key, Meter, Page, RangeQuery, Table, TransactAnswer, Write, WriteAnswer } from './table.ts';
import { wholeBatch } from './whole-batch.ts';

export interface TableSettings {
  readonly name: string;
  readonly endpoint?: string | undefined;
  readonly meter?: Meter;
  /** Left out: what Lambda puts into the environment. */
  readonly account?: () => Promise<Account>;
}

export const openDynamo = ({ endpoint, account }: Pick<TableSettings, 'endpoint' | 'account'>): Service =>
  openService({
    service: 'dynamodb',
    contentType: 'application/x-amz-json-1.0',
    target: 'DynamoDB_20120810',
    endpoint,
    account,
  });

/** A table over DynamoDB's own protocol; connections are kept alive. */
export const connectTable = (settings: TableSettings): Table => tableOver(openDynamo(settings), settings);

/** The same over any way to ask. */
export const tableOver = (service: Service, settings: Pick<TableSettings, 'name' | 'meter'>): Table =>
  new DynamoTable(service, settings);

interface Reply {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[];
  readonly Item?: WireItem;
  readonly Items?: readonly WireItem[];
  readonly Attributes?: WireItem;
  readonly LastEvaluatedKey?: WireItem;
  readonly Responses?: Readonly<Record<string, readonly WireItem[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly WireItem[] }>>;
}

class DynamoTable implements Table {
  readonly #service: Service;
  readonly #name: string;
  readonly #meter: Meter | undefined;

  constructor(service: Service, { name, meter }: Pick<TableSettings, 'name' | 'meter'>) {
    this.#service = service;
    this.#name = name;
    this.#meter = meter;
  }

  async #ask(operation: string, input: object, [direction, name]: ['read' | 'write', string]): Promise<Reply> {
    const counted = this.#meter === undefined ? input : { ...input, ReturnConsumedCapacity: 'TOTAL' };
    const reply: Reply = await this.#service(operation, counted);
    this.#meter?.({ operation: name, ...spentBy(reply.ConsumedCapacity, direction) });
    return reply;
  }

  async get(key: Key): Promise<Item | null> {
    const wanted = { TableName: this.#name, Key: wireKey(key), ConsistentRead: true };
    const { Item: item } = await this.#ask('GetItem', wanted, ['read', 'get']);
    return item === undefined ? null : readItem(item);
  }

  async batchGet(keys: readonly Key[]): Promise<readonly (Item | null)[]> {
    const found = await wholeBatch(keys.map(wireKey), async (wanted) => {
      const input = { RequestItems: { [this.#name]: { Keys: wanted, ConsistentRead: true } } };
      const reply = await this.#ask('BatchGetItem', input, ['read', 'batchGet']);
      const items = (reply.Responses?.[this.#name] ?? []).map(readItem);
      return { items, left: reply.UnprocessedKeys?.[this.#name]?.Keys ?? [] };
    });
    const named = new Map(found.map((item) => [nameOf(item), item]));
    return keys.map((key) => named.get(nameOf(key)) ?? null);
  }

  async query(range: RangeQuery): Promise<Page> {
    if (isAtTheEnd(range)) return { items: [], next: null };
    const input = {
      TableName: this.#name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': toWire(range.pk), ':from': toWire(range.from), ':to': toWire(range.to) },
      ScanIndexForward: range.newestFirst !== true,
      Limit: range.limit,
      ConsistentRead: range.consistent === true,
      ...startOf(range),
    };
    const { Items: items = [], LastEvaluatedKey: last } = await this.#ask('Query', input, ['read', 'query']);
    return { items: items.map(readItem), next: last === undefined ? null : readItem(last).sk };
  }

  async write(write: Write): Promise<WriteAnswer> {
    const [operation, input] = asWireWrite(this.#name, write);
    try {
      const { Attributes: after } = await this.#ask(operation, input, ['write', 'write']);
      return { kind: 'DONE', after: after === undefined ? null : readItem(after) };
    } catch (error) {
      this.#meter?.({ operation: 'write', read: 0, write: 0 });
      return readRefusal(error);
    }
  }

  async transact(writes: readonly Write[]): Promise<TransactAnswer> {
    // By this token DynamoDB knows the second try of one call; a repetition by its caller is known by its guard.
    const token = randomUUID();
    const input = {
      TransactItems: writes.map((write) => asTransactItem(this.#name, write)),
      ClientRequestToken: token,
    };
    try {
      await this.#ask('TransactWriteItems', input, ['write', 'transact']);
      return { kind: 'DONE', after: null };
    } catch (error) {
      this.#meter?.({ operation: 'transact', read: 0, write: 0 });
      return readCancellation(error);
    }
  }
}

const readItem = (item: WireItem): Item => itemFromWire(item) as Item;

// A cursor comes from outside, and the engine refuses a start beyond the bounds: one that is none of ours starts afresh.
const startOf = ({ pk, from, to, after }: RangeQuery) =>
  after === undefined || after < from || after > to ? {} : { ExclusiveStartKey: wireKey({ pk, sk: after }) };

// Nothing follows the last key of a range; one engine answers that with nothing, the other refuses to be asked.
const isAtTheEnd = ({ from, to, after, newestFirst }: RangeQuery): boolean =>
  after === (newestFirst === true ? from : to);

const wireKey = ({ pk, sk }: Key): WireItem => ({ pk: { S: pk }, sk: { S: sk } });
const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
