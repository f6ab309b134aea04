import * as fc from 'fast-check';
import type { Contract, Schema } from './contract.ts';

const depthMax = 6;
const listMax = 4;
const textMax = 40;

/** Values that a schema of the contract allows; where it says little, short ones. */
export function arbitraryOf(schema: Schema, contract: Contract, depth = 0): fc.Arbitrary<unknown> {
  const given = contract.resolve(schema);
  const inner = (next: unknown) => arbitraryOf(next as Schema, contract, depth + 1);
  if ('const' in given) return fc.constant(given['const']);
  if (Array.isArray(given['enum'])) return fc.constantFrom(...(given['enum'] as unknown[]));
  const choice = (given['anyOf'] ?? given['oneOf']) as readonly Schema[] | undefined;
  if (choice !== undefined) return fc.oneof(...choice.map(inner));
  switch (given['type']) {
    case 'object':
      return objectOf(given, inner, depth);
    case 'array':
      return listOf(given, inner, depth);
    case 'string':
      return textOf(given);
    case 'integer':
      return fc.integer(boundsOf(given, 1));
    case 'number':
      return fc.double({ ...boundsOf(given, Number.MIN_VALUE), noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

type Inner = (next: unknown) => fc.Arbitrary<unknown>;

function objectOf(given: Schema, inner: Inner, depth: number): fc.Arbitrary<unknown> {
  const properties = (given['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const requiredKeys = (given['required'] ?? []) as string[];
  // Deep down only what must be there: a document of rules would never end.
  const wanted = Object.entries(properties).filter(([name]) => depth < depthMax || requiredKeys.includes(name));
  const fields = Object.fromEntries(wanted.map(([name, schema]) => [name, inner(schema)]));
  if (wanted.length > 0) return fc.record(fields, { requiredKeys, noNullPrototype: true });
  const free = given['additionalProperties'];
  if (typeof free !== 'object' || free === null) return fc.constant({});
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), inner(free), { maxKeys: 3, noNullPrototype: true });
}

function listOf(given: Schema, inner: Inner, depth: number): fc.Arbitrary<unknown> {
  const minLength = Number(given['minItems'] ?? 0);
  const most = Math.max(minLength, depth < depthMax ? listMax : 1);
  return fc.array(inner(given['items'] ?? {}), {
    minLength,
    maxLength: Math.min(most, Number(given['maxItems'] ?? most)),
  });
}

function textOf(given: Schema): fc.Arbitrary<unknown> {
  const { pattern, format } = given;
  if (format === 'date-time') return fc.date(years).map((date) => date.toISOString());
  if (format === 'date') return fc.date(years).map((date) => date.toISOString().slice(0, 10));
  const minLength = Number(given['minLength'] ?? 0);
  const maxLength = Math.min(Number(given['maxLength'] ?? textMax), Math.max(textMax, minLength));
  if (typeof pattern !== 'string') return fc.string({ unit: 'grapheme', minLength, maxLength });
  // Classes of characters are more than the generator reads: drawn freely, and kept when they fit.
  if (!pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern));
  const fits = new RegExp(pattern, 'u');
  return fc.string({ unit: 'grapheme', minLength: 1, maxLength: textMax }).filter((text) => fits.test(text));
}

const years = { min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true };

function boundsOf(given: Schema, step: number): { min: number; max: number } {
  const min = Number(given['minimum'] ?? Number(given['exclusiveMinimum'] ?? -step) + step);
  const max = Number(given['maximum'] ?? Number(given['exclusiveMaximum'] ?? 1_000_000 + step) - step);
  return { min: Math.max(min, -Number.MAX_SAFE_INTEGER), max: Math.min(max, Number.MAX_SAFE_INTEGER) };
}
