import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Item, Key, RangeQuery, Table, TransactAnswer, Write } from '../../src/cloud/table.ts';
import { dice } from '../dice.ts';

/** One call of the port. */
export type Call =
  | { readonly get: Key }
  | { readonly batchGet: readonly Key[] }
  | { readonly query: RangeQuery }
  /** A range from its first page to its last. */
  | { readonly walk: RangeQuery }
  | { readonly write: Write }
  | { readonly transact: readonly Write[] }
  /** Under a token that was used before, or not. */
  | { readonly transact: readonly Write[]; readonly token: string };

/** A table of which a transaction can be asked under a token of one's own; left out, it chooses its own. */
export interface TokenTable extends Table {
  transactAs?(token: string, writes: readonly Write[]): Promise<TransactAnswer>;
}

const partitions = ['shop#M#an', 'shop#M#bình', 'shop#STOCK#gà', 'shop#CFG#'];
const sorts = [
  'E#0000000001',
  'E#0000000002',
  'E#0000000010',
  'E#~',
  'HEAD',
  'PERSON',
  'V#ỹ',
  'V#\u{1f36a}',
  'V#\uffee',
];
// A cursor is a key of ours, and ours are plain ASCII.
const cursors = sorts.slice(0, 6);
const transactItemsMax = 4;
const limitMax = 6;
const tokensPerEra = 5;

/**
 * A call as the rooms make them, on so few keys that they meet each other all the time. Tokens are those of an `era`, so
 * that none lives as long as an engine forgets it.
 */
export function randomCall(roll: () => number, era: string): Call {
  const kind = roll();
  if (kind < 0.02) return { batchGet: Array.from({ length: 2 }, () => randomKey(roll)) };
  if (kind < 0.1) return { get: randomKey(roll) };
  if (kind < 0.2) return { batchGet: distinctKeys(roll, 3) };
  if (kind < 0.35) return { query: randomRange(roll) };
  if (kind < 0.4) return { walk: { ...randomRange(roll, cursors), after: undefined } };
  if (kind < 0.7) return { write: randomWrite(roll, randomKey(roll), false) };
  if (kind < 0.88) return { transact: randomTransaction(roll) };
  // Mostly what its token stands for, and now and then something else.
  const token = `${era}.${Math.floor(roll() * tokensPerEra)}`;
  const meant = roll() < 0.8 ? 0 : 1;
  return {
    token,
    transact: randomTransaction(dice(createHash('sha256').update(`${token}.${meant}`).digest().readUInt32BE())),
  };
}

const randomTransaction = (roll: () => number): readonly Write[] =>
  distinctKeys(roll, transactItemsMax).map((key) => randomWrite(roll, key, true));

/** What a table answers, as text that can be laid beside another table's; an exception by its name alone. */
export async function answerTo(table: TokenTable, call: Call): Promise<unknown> {
  try {
    return plain(await make(table, call));
  } catch (error) {
    return { threw: error instanceof Error ? error.name : 'something' };
  }
}

export const agree = (left: unknown, right: unknown): boolean => isDeepStrictEqual(left, right);

function make(table: TokenTable, call: Call): Promise<unknown> {
  if ('get' in call) return table.get(call.get);
  if ('batchGet' in call) return table.batchGet(call.batchGet);
  if ('query' in call) return table.query(call.query);
  if ('walk' in call) return walk(table, call.walk);
  if ('write' in call) return table.write(call.write);
  const { transactAs } = table;
  if (!('token' in call) || transactAs === undefined) return table.transact(call.transact);
  return transactAs(call.token, call.transact);
}

/** What lies on each page; a page of nothing that ends a walk is no page (see `knownDifferences`). */
async function walk(table: Table, range: RangeQuery): Promise<unknown> {
  const pages: (readonly Item[])[] = [];
  let after = range.after;
  for (;;) {
    const { items, next } = await table.query({ ...range, after });
    if (items.length > 0) pages.push(items);
    if (next === null) return { pages };
    if (next === after) throw new Error(`${range.pk} leads from ${next} back to it`);
    after = next;
  }
}

/** Bytes as text, so that a Buffer and a Uint8Array of the same bytes are the same. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

const pick = <Value>(roll: () => number, values: readonly Value[]): Value =>
  values[Math.floor(roll() * values.length)] as Value;
const randomKey = (roll: () => number): Key => ({ pk: pick(roll, partitions), sk: pick(roll, sorts) });

function distinctKeys(roll: () => number, most: number): readonly Key[] {
  const keys = Array.from({ length: 1 + Math.floor(roll() * most) }, () => randomKey(roll));
  return keys.filter((key, place) => keys.findIndex(({ pk, sk }) => pk === key.pk && sk === key.sk) === place);
}

function randomRange(roll: () => number, between = sorts): RangeQuery {
  const [from, to] = [pick(roll, between), pick(roll, between)].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return {
    pk: pick(roll, partitions),
    from: from ?? '',
    to: to ?? '',
    limit: 1 + Math.floor(roll() * limitMax),
    newestFirst: roll() < 0.5,
    after: roll() < 0.4 ? pick(roll, cursors) : undefined,
    consistent: true,
  };
}

function randomItem(roll: () => number, key: Key): Item {
  return {
    ...key,
    v: Math.floor(roll() * 3),
    q: Math.floor(roll() * 4),
    c: roll() < 0.5 ? {} : { r1: [Math.floor(roll() * 1e13), 'an'] },
    t: pick(roll, ['', 'Đồng', 'Bạc \u{1f3c6}']),
    h: new Uint8Array([Math.floor(roll() * 256), 0, 255]),
    n: { 'spend:2026': Math.floor(roll() * 1e12), half: 0.5, none: null, on: roll() < 0.5, list: [1, 'một', []] },
  };
}

// The shapes that production code uses; the engine has the last word on what each means.
const conditions = [
  undefined,
  'attribute_not_exists(pk)',
  'attribute_exists(pk)',
  'v = :v',
  'attribute_not_exists(pk) OR v = :v',
  'q > :none AND attribute_not_exists(c.#r)',
  'attribute_exists(c.#r)',
  'attribute_exists(pk) AND attribute_not_exists(b.#r)',
  'n = :n',
  'attribute_not_exists(c) OR c.#r[0] > :one',
  'attribute_exists(c.#r[1]) AND attribute_not_exists(c.#r[2]) AND attribute_not_exists(t[0])',
  'NOT (v < :v) AND v <> :none',
];
const changes = [
  'SET v = :v',
  'SET q = q - :one, c.#r = :note',
  'SET q = q + :one REMOVE c.#r',
  'REMOVE c.#r',
  'SET q = if_not_exists(q, :none) + :one',
  'ADD #q :one, #v :one',
  'SET t = :note, bk = :yes',
];
const names = { '#r': 'r1', '#q': 'q', '#v': 'v' };

function randomWrite(roll: () => number, key: Key, inTransaction: boolean): Write {
  const kind = roll();
  const change = pick(roll, changes);
  // Engines disagree on what removing from a map that is not there means; production code always asks first.
  const takesAway = kind >= 0.4 && kind < 0.8 && change.includes('REMOVE');
  const when = takesAway ? 'attribute_exists(c.#r)' : pick(roll, conditions);
  const values = {
    ':v': Math.floor(roll() * 3),
    ':none': 0,
    ':one': 1,
    ':note': [1, 'an'],
    ':yes': true,
    ':n': { 'spend:2026': 0, half: 0.5, none: null, on: true, list: [1, 'một', []] },
  };
  const used = onlyUsed(`${when ?? ''} ${kind < 0.4 || kind >= 0.8 ? '' : change}`, values);
  const conditioned = { ...(when === undefined ? {} : { when }), ...used };
  if (kind < 0.4) return { put: randomItem(roll, key), ...conditioned };
  if (kind < 0.8) return { update: key, change, ...conditioned };
  if (inTransaction && when !== undefined && kind < 0.9) return { check: key, when, ...used };
  return { remove: key, ...conditioned };
}

// DynamoDB refuses placeholders that nothing uses.
function onlyUsed(text: string, values: Readonly<Record<string, unknown>>) {
  const used = <Value>(of: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => new RegExp(`${name}\\b`).test(text)));
  const [usedNames, usedValues] = [used(names), used(values)];
  return {
    ...(Object.keys(usedNames).length === 0 ? {} : { names: usedNames as Record<string, string> }),
    ...(Object.keys(usedValues).length === 0 ? {} : { values: usedValues }),
  };
}
