import * as fc from 'fast-check';
import { arbitraryOf } from './arbitrary.ts';
import type { Contract, Operation, Parameter } from './contract.ts';
import { hostileText, spoilt } from './spoil.ts';
import type { Town } from './town.ts';

type Roll = () => number;

/** One request as it goes onto the wire. */
export interface Drawn {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Asked as often as the rest, they would leave nobody in town, and no open branch, to whom anything could happen. */
const sendsAway: ReadonlySet<string> = new Set([
  'POST /v1/admin/members/{memberId}/erase',
  'PUT /v1/admin/branches/{branchId}',
  'PUT /v1/admin/staff/{staffId}',
  'DELETE /v1/admin/staff/{staffId}',
]);

/** How many bodies are drawn at once: what they are drawn from is costly to make. */
const bodiesAtOnce = 8;

const pick = <Value>(roll: Roll, values: readonly Value[]): Value =>
  values[Math.floor(roll() * values.length)] as Value;

/** Requests across all operations and callers: right, nearly right, strange and hostile. */
export function drawer(contract: Contract, roll: Roll): (town: Town) => Drawn {
  const bodies = new Map<string, unknown[]>();
  const arbitraries = new Map<string, fc.Arbitrary<unknown>>();
  const bodyFor = (operation: Operation): unknown => {
    if (operation.body === null) return undefined;
    const waiting = bodies.get(operation.key) ?? [];
    if (waiting.length === 0) {
      const seed = Math.floor(roll() * 2 ** 31);
      const arbitrary = arbitraries.get(operation.key) ?? arbitraryOf(operation.body, contract);
      arbitraries.set(operation.key, arbitrary);
      waiting.push(...fc.sample(arbitrary, { numRuns: bodiesAtOnce, seed }));
      bodies.set(operation.key, waiting);
    }
    return waiting.pop();
  };
  return (town) => {
    const first = pick(roll, contract.operations);
    const operation = sendsAway.has(first.key) && roll() < 0.9 ? pick(roll, contract.operations) : first;
    const valid = withIds(roll, town, bodyFor(operation));
    const body = textOf(roll, roll() < 0.4 ? spoilt(roll, valid) : valid, operation);
    return {
      operation,
      path: pathOf(roll, town, operation),
      headers: headersOf(roll, town, operation, body ?? ''),
      body,
    };
  };
}

function textOf(roll: Roll, body: unknown, { body: schema }: Operation): string | null {
  if (schema === null) return null;
  const chance = roll();
  if (chance < 0.01) return '{"not": json';
  if (chance < 0.02) return JSON.stringify({ padding: 'x'.repeat(20_000) });
  return JSON.stringify(body) ?? '';
}

/** Ids that exist, mostly the caller's own shop's, in the fields that carry some. */
function withIds(roll: Roll, town: Town, value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(roll, town, each, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withIds(roll, town, each, key)]));
  }
  if (typeof value !== 'string') return value;
  return knownFor(roll, town, name) ?? value;
}

function knownFor(roll: Roll, { own, foreign }: Town, name: string): string | null {
  const chance = roll();
  const ids = chance < 0.75 ? own[name] : chance < 0.9 ? foreign[name] : undefined;
  // The first more often than the last: who works at one branch does nothing at the next.
  return ids?.[Math.floor(roll() ** 2 * ids.length)] ?? null;
}

function valueFor(roll: Roll, town: Town, { name, schema }: Parameter): string {
  if (roll() < 0.08) return hostileText(roll);
  const known = knownFor(roll, town, name);
  if (known !== null) return known;
  if (typeof schema['pattern'] === 'string' && !schema['pattern'].includes('\\p{')) {
    return String(
      fc.sample(fc.stringMatching(new RegExp(schema['pattern'])), {
        numRuns: 1,
        seed: Math.floor(roll() * 2 ** 31),
      })[0],
    );
  }
  if (Array.isArray(schema['enum'])) return String(pick(roll, schema['enum']));
  return schema['format'] === 'date' ? '2026-11-21' : 'x1';
}

function pathOf(roll: Roll, town: Town, { path, parameters }: Operation): string {
  const filled = parameters
    .filter(({ in: place }) => place === 'path')
    .reduce((all, parameter) => all.replace(`{${parameter.name}}`, segment(valueFor(roll, town, parameter))), path);
  const query = parameters
    .filter(({ in: place, required }) => place === 'query' && (required ? roll() < 0.95 : roll() < 0.4))
    .map((parameter) => `${parameter.name}=${encodeURIComponent(wellFormed(valueFor(roll, town, parameter)))}`);
  if (roll() < 0.03) query.push('tenantId=B');
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/g, '\ufffd');
/** An empty segment, or one of dots, would be another path. */
const segment = (text: string): string => encodeURIComponent(/^\.*$/.test(text) ? 'x' : wellFormed(text));

let keys = 0;

function headersOf(roll: Roll, town: Town, operation: Operation, body: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = body === '' ? {} : { 'content-type': 'application/json' };
  const chance = roll();
  if (operation.roles.includes('integration')) {
    Object.assign(headers, town.sign(chance < 0.9 ? body : `${body} `));
  } else if (operation.roles.includes('zalo')) {
    Object.assign(headers, town.signLikeZalo(chance < 0.9 ? body : '{}'));
  } else if (chance < 0.95) {
    const invited = town.knockers.filter(({ roles }) => roles.some((role) => operation.roles.includes(role)));
    const from = chance < 0.7 && invited.length > 0 ? invited : town.knockers;
    headers['authorization'] = `Bearer ${pick(roll, from).token}`;
  } else if (chance < 0.98) headers['authorization'] = 'Bearer abc.def.ghi';
  keys += 1;
  const key = roll();
  if (key < 0.9) headers['idempotency-key'] = `fuzz-key-${key < 0.1 ? 1 : keys}`;
  else if (key < 0.95) headers['idempotency-key'] = 'x#';
  return headers;
}
