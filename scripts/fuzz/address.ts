import * as fc from 'fast-check';
import type { Operation, Parameter } from './contract.ts';
import { hostileText, pick, type Roll } from './spoil.ts';
import type { Town } from './town.ts';

/** Ids that exist, mostly the caller's own shop's, in the fields that carry some. */
export function withIds(roll: Roll, town: Town, value: unknown, name = ''): unknown {
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

export function valueFor(roll: Roll, town: Town, { name, schema }: Parameter): string {
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

export function queryOf(roll: Roll, town: Town, { parameters }: Operation): string {
  return parameters
    .filter(({ in: place, required }) => place === 'query' && (required ? roll() < 0.95 : roll() < 0.4))
    .map((parameter) => `${parameter.name}=${encodeURIComponent(wellFormed(valueFor(roll, town, parameter)))}`)
    .join('&');
}

export function put(roll: Roll, operation: Operation, params: Readonly<Record<string, string>>, query: string) {
  const path = Object.entries(params).reduce(
    (all, [name, value]) => all.replace(`{${name}}`, () => segment(value)),
    operation.path,
  );
  const queries = [query, roll() < 0.03 ? 'tenantId=B' : ''].filter((each) => each !== '');
  return { operation, params, path: queries.length === 0 ? path : `${path}?${queries.join('&')}` };
}

const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/g, '\ufffd');
/** An empty segment, or one of dots, would be another path. */
const segment = (text: string): string => encodeURIComponent(/^\.*$/.test(text) ? 'x' : wellFormed(text));
