import { twice } from '@quaylai/functions/cloud/json-service';
import type { Item, Key, Table, Write } from '@quaylai/functions/cloud/table';
import { asGuard } from '@quaylai/functions/ledger/items';
import { redemptionsFrom } from '@quaylai/functions/ledger/keys';
import { keyOf } from '../../functions/test/model/store.ts';
import type { Planted } from './sandbox.ts';

const minuteMs = 60_000;

/** A bug that somebody could write. */
export interface Mutant extends Planted {
  readonly name: string;
}

const isKind = (kind: string) => (write: Write) => keyOf(write).pk.split('#')[1] === kind;
const isSort = (start: string) => (write: Write) => keyOf(write).sk.startsWith(start);
const changes = (text: string) => (write: Write) => 'change' in write && write.change.startsWith(text);

/** The table with some of its writes written otherwise; those that become null are not written at all. */
function rewriting(rewrite: (write: Write) => Write | null): (table: Table) => Table {
  return (table) => ({
    ...table,
    write: async (write) => {
      const other = rewrite(write);
      return other === null ? { kind: 'DONE', after: null } : table.write(other);
    },
    transact: async (writes) => {
      const others = writes.map(rewrite);
      const answer = await table.transact(others.filter((write) => write !== null));
      if (answer.kind !== 'CANCELLED') return answer;
      // The answers stay in the places of those that asked.
      const left = [...answer.refusals];
      return { ...answer, refusals: others.map((write) => (write === null ? null : (left.shift() ?? null))) };
    },
  });
}

const unconditioned = (which: (write: Write) => boolean) =>
  rewriting((write) => {
    if (!which(write) || write.when === undefined || 'check' in write) return write;
    const { when, ...bare } = write;
    return 'update' in bare
      ? { ...bare, when: 'attribute_exists(pk) OR attribute_not_exists(pk)' }
      : withoutValues(bare);
  });

function withoutValues(write: Write): Write {
  const { values: _, names: __, ...bare } = write;
  return bare as Write;
}

const dropping = (which: (write: Write) => boolean) => rewriting((write) => (which(write) ? null : write));

/** What is read is not what stands there. */
function misreading(change: (key: Key, item: Item) => Item): (table: Table) => Table {
  return (table) => ({
    ...table,
    get: async (key) => {
      const item = await table.get(key);
      return item === null ? null : change(key, item);
    },
    batchGet: async (keys) => {
      const items = await table.batchGet(keys);
      return keys.map((key, place) => {
        const item = items[place] ?? null;
        return item === null ? null : change(key, item);
      });
    },
    query: async (range) => {
      const page = await table.query(range);
      return { ...page, items: page.items.map((item) => change(item, item)) };
    },
  });
}

/** Two steps where one transaction belongs: the shape that every lost update has. */
function inSteps(which: (write: Write) => boolean): (table: Table) => Table {
  return (table) => ({
    ...table,
    transact: async (writes) => {
      const [later, first] = [writes.filter(which), writes.filter((write) => !which(write))];
      if (later.length === 0 || first.length === 0) return table.transact(writes);
      const answer = await table.transact(first);
      if (answer.kind === 'DONE') for (const write of later) await table.write(write);
      if (answer.kind !== 'CANCELLED') return answer;
      const left = [...answer.refusals];
      return { ...answer, refusals: writes.map((write) => (which(write) ? null : (left.shift() ?? null))) };
    },
  });
}

const isRedemption = (write: Write): boolean => isKind('M')(write) && isSort(redemptionsFrom)(write);
const isMark = (write: Write): boolean => 'put' in write && isSort('ORDER')(write) && asGuard(write.put) === null;
const isAccount = isSort('HEAD');
const isEntry = (write: Write): boolean => isKind('M')(write) && isSort('E#')(write);

const givesBack = (write: Write): boolean => {
  const states =
    'put' in write ? ((write.put['hs'] ?? []) as readonly (readonly string[])[]).map(([state]) => state) : [];
  return states.at(-1) === 'ISSUED' && states.at(-2) === 'REDEEMED';
};

export const mutants: readonly Mutant[] = [
  { name: 'an order has no guard against a second posting', bend: unconditioned(isSort('ORDER')) },
  { name: 'an idempotency key is remembered but not asked for', bend: unconditioned(isSort('GUARD')) },
  { name: 'idempotency lives in the SDK token alone', bend: dropping(isSort('GUARD')) },
  { name: 'a return has no guard', bend: dropping(isSort('RETURN#')) },
  { name: 'an order does not hear of what waits for it', bend: dropping(isMark) },
  // The account's condition alone is no guard to lose: its entry's place is taken by whoever was first.
  {
    name: 'the account and its entry are written whatever happened meanwhile',
    bend: unconditioned((write) => isAccount(write) || isEntry(write)),
  },
  { name: 'balance first, entry after', bend: inSteps(isEntry) },
  { name: 'entry first, balance after', bend: inSteps(isAccount) },
  { name: 'the guard is written after the posting', bend: inSteps(isSort('ORDER')) },
  { name: 'the gift is written after its points are taken', bend: inSteps(isRedemption) },
  { name: 'an entry gets lost', bend: dropping(isEntry) },
  { name: 'a gift moves whatever state it is in', bend: unconditioned(isRedemption) },
  { name: 'returns count from what was seen, not from what is', bend: unconditioned(changes('SET o = :after')) },
  { name: 'stock is taken below nothing', bend: unconditioned(changes('SET q = q - :one')) },
  { name: 'a unit goes back however often it is asked', bend: unconditioned(changes('SET q = q + :one, b.#r')) },
  { name: 'a claim is released that was released before', bend: unconditioned(changes('SET q = q + :one REMOVE')) },
  { name: 'a claim is never released', bend: dropping(changes('SET q = q + :one REMOVE')) },
  { name: 'an undone gift keeps its unit', bend: dropping(changes('SET q = q + :one, b.#r')) },
  {
    name: 'the sweeper takes claims from postings under way',
    bend: misreading((_, item) => withClaimsAged(item, Number.POSITIVE_INFINITY)),
  },
  {
    name: 'the sweeper takes every clock for right',
    bend: misreading((_, item) => withClaimsAged(item, 10 * minuteMs)),
  },
  {
    name: 'a process that slept tries again all the same',
    client: { twice: (attempt, pause) => twice(attempt, pause, () => 0) },
  },
  {
    name: 'what a batch left out is taken for missing',
    client: { wholeBatch: async (keys, ask) => (await ask(keys)).items },
  },
  { name: 'the stream counts what it counted before', bend: unconditioned((write) => keyOf(write).sk === 'COUNTED') },
  { name: 'the watermark moves before the totals', bend: inSteps(isKind('DAY')) },
  { name: 'a voucher cannot be found by its code', bend: dropping(isKind('CODE')) },
  {
    name: 'what was decided stays in the queue',
    bend: dropping((write) => isKind('QUEUE')(write) && 'remove' in write),
  },
  { name: 'a phone makes a member each time it is heard of', bend: unconditioned(isKind('FIND')) },
  { name: 'the programme comes from the request', bend: mixingTenants },
  {
    name: 'a late sale goes by the newest rules',
    bend: misreading((key, item) => (key.sk === 'SCHEDULE' ? { ...item, b: begunLongAgo(item['b']) } : item)),
  },
  { name: 'a cancelled bill keeps its voucher', bend: dropping((write) => isRedemption(write) && givesBack(write)) },
  {
    name: 'one yes on the phone pays every bill',
    bend: dropping((write) => isSort('SPEND#')(write) && changes('SET st')(write)),
  },
  { name: 'who was erased is still found', bend: dropping((write) => isKind('FIND')(write) && 'remove' in write) },
];

/** What is claimed of a gift and of a shared budget, noted earlier than it was. */
function withClaimsAged(item: Item, byMs: number): Item {
  const older = ([at, ...rest]: readonly unknown[]) => [Math.max(0, Number(at) - byMs), ...rest];
  const aged = (claims: object, prefix = '') =>
    Object.entries(claims).map(([name, note]) => [name, name.startsWith(prefix) ? older(note) : note]);
  if (item.sk.startsWith('SHELF#')) return { ...item, c: Object.fromEntries(aged((item['c'] ?? {}) as object)) };
  return item.sk.startsWith('USED#') ? Object.fromEntries(aged(item, 'c:')) : item;
}

const begunLongAgo = (begins: unknown): unknown =>
  (begins as readonly (readonly [version: number, from: number])[]).map(([version]) => [version, 0]);

/** Accounts of one shop are read and written in the other's partition. */
function mixingTenants(table: Table): Table {
  const moved = <Of extends { readonly pk: string }>(key: Of): Of => ({
    ...key,
    pk: key.pk.replace(/^shop-b#M#/, 'shop-a#M#'),
  });
  const movedWrite = (write: Write): Write => {
    if ('put' in write) return { ...write, put: moved(write.put) };
    if ('update' in write) return { ...write, update: moved(write.update) };
    return 'remove' in write ? { ...write, remove: moved(write.remove) } : { ...write, check: moved(write.check) };
  };
  return {
    get: (key) => table.get(moved(key)),
    batchGet: (keys) => table.batchGet(keys.map(moved)),
    query: (range) => table.query(moved(range)),
    write: (write) => table.write(movedWrite(write)),
    transact: (writes) => table.transact(writes.map(movedWrite)),
  };
}
