import { expect, it } from 'vitest';
import { passesFilters } from '../../local/event-pattern.ts';

const event = { eventName: 'INSERT', n: 5, dynamodb: { NewImage: { kind: { S: 'ENTRY' } } } };

it.each([
  [{}, true],
  [{ eventName: ['INSERT', 'MODIFY'] }, true],
  [{ eventName: ['REMOVE'] }, false],
  [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['STOCK'] } } } }, false],
  [{ dynamodb: { NewImage: { kind: { S: [{ prefix: 'ENT' }] } } } }, true],
  [{ dynamodb: { NewImage: { kind: { S: [{ suffix: 'TRY' }] } } } }, true],
  [{ dynamodb: { OldImage: { kind: { S: [{ exists: false }] } } } }, true],
  [{ dynamodb: { NewImage: { kind: { S: [{ 'anything-but': ['ENTRY', 'STOCK'] }] } } } }, false],
  [{ dynamodb: { NewImage: { kind: { S: [{ 'anything-but': { prefix: 'STO' } }] } } } }, true],
  [{ n: [{ numeric: ['>', 1, '<=', 5] }] }, true],
  [{ n: [{ numeric: ['=', 4] }] }, false],
  [{ eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
  [{ $or: [{ eventName: ['REMOVE'] }, { n: [5] }] }, true],
])('the pattern %j lets the event through: %s', (pattern, expected) => {
  expect(passesFilters([pattern], event)).toBe(expected);
});

it('one of several patterns is enough, and no pattern lets everything through', () => {
  expect(passesFilters([{ n: [1] }, { n: [5] }], event)).toBe(true);
  expect(passesFilters([], event)).toBe(true);
});

it('an unknown filter is refused, not guessed', () => {
  expect(() => passesFilters([{ n: [{ cidr: '10.0.0.0/8' }] }], event)).toThrow('cidr');
});
