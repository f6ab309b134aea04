import * as fc from 'fast-check';
import { put, queryOf, valueFor, withIds } from './address.ts';
import { arbitraryOf } from './arbitrary.ts';
import type { Contract, Operation } from './contract.ts';
import type { Ready } from './ready.ts';
import { senderOf } from './sender.ts';
import { pick, type Roll, spoilt } from './spoil.ts';
import type { Town } from './town.ts';

/** One request as it goes onto the wire. */
export interface Drawn {
  readonly operation: Operation;
  /** What stands in its path, and who sends it: null when no session, or no real one. */
  readonly params: Readonly<Record<string, string>>;
  readonly token: string | null;
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

/** How many requests begin as ones that would be right as things stand. */
const readyShare = 0.35;

/** How many bodies are drawn at once: what they are drawn from is costly to make. */
const bodiesAtOnce = 8;

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
  const operations = new Map(contract.operations.map((operation) => [operation.key, operation]));
  return (town) => {
    const ready = roll() < readyShare ? town.ready.take(roll) : null;
    const operation = ready === null ? undefined : operations.get(ready.key);
    return operation === undefined || ready === null ? fresh(town) : readied(roll, town, operation, ready);
  };

  function fresh(town: Town): Drawn {
    const first = pick(roll, contract.operations);
    const operation = sendsAway.has(first.key) && roll() < 0.9 ? pick(roll, contract.operations) : first;
    const valid = withIds(roll, town, bodyFor(operation));
    const body = textOf(roll, roll() < 0.4 ? spoilt(roll, valid) : valid, operation);
    const named = operation.parameters.filter(({ in: place }) => place === 'path');
    const params = Object.fromEntries(named.map((each) => [each.name, valueFor(roll, town, each)]));
    const sender = senderOf(roll, town, operation, body ?? '');
    return { ...put(roll, operation, params, queryOf(roll, town, operation)), ...sender, body };
  }
}

/** A request that would be right: as it is, or with one thing about it that is not. */
function readied(roll: Roll, town: Town, operation: Operation, { params = {}, query = {}, body, token }: Ready): Drawn {
  const chance = roll();
  const isSpoilt = chance < 0.25;
  const isElsewhere = chance > 0.95;
  const named = operation.parameters.filter(({ in: place, name }) => place === 'path' && params[name] !== undefined);
  const said = Object.fromEntries(
    named.map((each) => [each.name, isElsewhere ? valueFor(roll, town, each) : (params[each.name] ?? '')]),
  );
  const text = textOf(roll, isSpoilt ? spoilt(roll, body) : isElsewhere ? withIds(roll, town, body) : body, operation);
  const other = senderOf(roll, town, operation, text ?? '');
  const isTheirs = token !== null && roll() < 0.85;
  const sender = isTheirs ? { token, headers: { ...other.headers, authorization: `Bearer ${token}` } } : other;
  return { ...put(roll, operation, said, new URLSearchParams(query).toString()), ...sender, body: text };
}

function textOf(roll: Roll, body: unknown, { body: schema }: Operation): string | null {
  if (schema === null) return null;
  const chance = roll();
  if (chance < 0.01) return '{"not": json';
  if (chance < 0.02) return JSON.stringify({ padding: 'x'.repeat(20_000) });
  return JSON.stringify(body) ?? '';
}
