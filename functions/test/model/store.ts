import type { Cancelled, Done, Item, Key, Page, RangeQuery, Refused, Write } from '../../src/cloud/table.ts';
import { changed } from './change.ts';
import { type Bound, conditionOf, TransactionCanceledException, ValidationException } from './expression.ts';
import { compareText, isEqual, itemBytes, stored } from './value.ts';

/** DynamoDB's limits, as documented. */
const itemBytesMax = 400 * 1024;
const pageBytesMax = 1024 * 1024;
const transactItemsMax = 100;
const batchKeysMax = 100;
const keyBytesMax = { pk: 2048, sk: 1024 } as const;

/** One item's step: what a stream record is made of. */
export interface Step {
  readonly key: Key;
  readonly before: Item | null;
  readonly after: Item | null;
}

interface Slot {
  item: Item;
  bytes: number;
  /** How it stood before its last write, for readers that are behind. */
  former: Item | null;
  writtenAt: number;
}

interface Partition {
  /** In order. */
  readonly sorts: string[];
  readonly slots: Map<string, Slot>;
}

/** One table in memory that answers as DynamoDB documents: conditions, transactions, order, pages, limits. */
export class ModelStore {
  readonly #partitions = new Map<string, Partition>();
  readonly #follow: (step: Step) => void;
  #writes = 0;

  constructor(follow: (step: Step) => void = () => undefined) {
    this.#follow = follow;
  }

  /** Writes so far: what a reader that is behind counts from. */
  get writes(): number {
    return this.#writes;
  }

  get(key: Key): Item | null {
    return this.#partitions.get(key.pk)?.slots.get(key.sk)?.item ?? null;
  }

  /** As they are at one moment; who reads a batch from many machines may see several. */
  batchGet(keys: readonly Key[]): readonly (Item | null)[] {
    if (new Set(keys.map(nameOf)).size < keys.length) throw new ValidationException('one key twice in a batch');
    if (keys.length > batchKeysMax) throw new ValidationException('too many keys in a batch');
    return keys.map((key) => this.get(key));
  }

  /** `asOf` answers like a replica that has not heard of later writes, one write of each item back at most. */
  query(range: RangeQuery, asOf = Number.POSITIVE_INFINITY): Page {
    const { pk, from, to, limit, newestFirst = false, after } = range;
    const partition = this.#partitions.get(pk);
    if (partition === undefined) return { items: [], next: null };
    const { sorts, slots } = partition;
    const starts = after !== undefined && compareText(after, from) >= 0 && compareText(after, to) <= 0 ? after : null;
    let [first, end] = [placeOf(sorts, from, false), placeOf(sorts, to, true)];
    if (starts !== null && newestFirst) end = placeOf(sorts, starts, false);
    else if (starts !== null) first = placeOf(sorts, starts, true);
    const items: Item[] = [];
    let bytes = 0;
    for (let seen = 0; seen < end - first; seen++) {
      const sk = sorts[newestFirst ? end - 1 - seen : first + seen] ?? '';
      const slot = slots.get(sk);
      if (slot === undefined) continue;
      const item = slot.writtenAt > asOf ? slot.former : slot.item;
      if (item !== null) items.push(item);
      bytes += slot.bytes;
      if (items.length === limit || bytes >= pageBytesMax) return { items, next: sk };
    }
    return { items, next: null };
  }

  write(write: Write): Done | Refused {
    const refused = this.refusal(write);
    if (refused !== null) return refused;
    const after = this.#apply(write, this.#after(write));
    return { kind: 'DONE', after: 'update' in write ? after : null };
  }

  /** All or nothing; every condition means the items as they were. */
  transact(writes: readonly Write[]): Done | Cancelled {
    const names = new Set(writes.map((write) => nameOf(keyOf(write))));
    if (names.size < writes.length) throw new ValidationException('one item twice in a transaction');
    if (writes.length > transactItemsMax) throw new ValidationException('too many items in a transaction');
    const refusals = writes.map((write) => this.refusal(write));
    if (refusals.some((refusal) => refusal !== null)) return { kind: 'CANCELLED', refusals };
    const results = this.#allAfter(writes);
    for (const [place, write] of writes.entries()) {
      if (!('check' in write)) this.#apply(write, results[place] ?? null);
    }
    return { kind: 'DONE', after: null };
  }

  refusal(write: Write): Refused | null {
    if (write.when === undefined) return null;
    const item = this.get(keyOf(write));
    return conditionOf(write.when)(item, boundOf(write)) ? null : { kind: 'REFUSED', stored: item };
  }

  *[Symbol.iterator](): Generator<Item> {
    for (const { slots } of this.#partitions.values()) for (const { item } of slots.values()) yield item;
  }

  // What makes no sense against the stored item is a reason of the cancellation, not of the request.
  #allAfter(writes: readonly Write[]): readonly (Item | null)[] {
    try {
      return writes.map((write) => this.#after(write));
    } catch (error) {
      throw error instanceof ValidationException ? new TransactionCanceledException(error.message) : error;
    }
  }

  #after(write: Write): Item | null {
    const key = keyOf(write);
    checkKey(key);
    if ('remove' in write || 'check' in write) return null;
    const after = 'put' in write ? write.put : changed(this.get(key), key, write.change, boundOf(write));
    return stored(after) as Item;
  }

  #apply(write: Write, after: Item | null): Item | null {
    const { pk, sk } = keyOf(write);
    const before = this.get({ pk, sk });
    this.#writes += 1;
    if (after === null) this.#remove(pk, sk);
    else this.#place(pk, sk, { item: after, bytes: sizeOf(after), former: before, writtenAt: this.#writes });
    // A write that changes nothing makes no stream record.
    if (!isEqual(before, after)) this.#follow({ key: { pk, sk }, before, after });
    return after;
  }

  #place(pk: string, sk: string, slot: Slot): void {
    let partition = this.#partitions.get(pk);
    if (partition === undefined) {
      partition = { sorts: [], slots: new Map() };
      this.#partitions.set(pk, partition);
    }
    if (!partition.slots.has(sk)) partition.sorts.splice(placeOf(partition.sorts, sk, false), 0, sk);
    partition.slots.set(sk, slot);
  }

  #remove(pk: string, sk: string): void {
    const partition = this.#partitions.get(pk);
    if (partition?.slots.delete(sk)) partition.sorts.splice(placeOf(partition.sorts, sk, false), 1);
  }
}

export function keyOf(write: Write): Item {
  const { pk, sk } = 'put' in write ? write.put : keyNamed(write);
  return { pk, sk };
}
export const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
const keyNamed = (write: Exclude<Write, { put: Item }>): Key =>
  'update' in write ? write.update : 'remove' in write ? write.remove : write.check;

const boundOf = ({ names = {}, values = {} }: Write): Bound => ({ names, values });

function checkKey(key: Key): void {
  for (const part of ['pk', 'sk'] as const) {
    const bytes = Buffer.byteLength(key[part]);
    if (bytes === 0 || bytes > keyBytesMax[part]) throw new ValidationException(`${part} of ${bytes} bytes`);
  }
}

function sizeOf(item: Item): number {
  const bytes = itemBytes(item);
  if (bytes > itemBytesMax) throw new ValidationException('an item beyond 400 KB');
  return bytes;
}

/** Where a sort key stands or would stand; behind its equal when `behind`. */
function placeOf(sorts: readonly string[], sort: string, behind: boolean): number {
  let [low, high] = [0, sorts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareText(sorts[middle] ?? '', sort);
    if (order < 0 || (behind && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
