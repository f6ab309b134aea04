import { expect, test } from 'vitest';
import { idempotencyKeys, keptMsMax } from '../src/api/idempotency-keys.ts';

const setUp = (kept: unknown = null) => {
  const world = { now: 0, made: 0, store: kept };
  const keys = idempotencyKeys(
    { read: () => world.store, write: (next) => (world.store = next) },
    () => world.now,
    () => `key-${++world.made}`,
  );
  return { world, keys };
};

test('R02 · the same request keeps its key until an answer comes', () => {
  const { keys } = setUp();
  expect(keys.keyFor('POST /v1/staff/earns {1}')).toBe('key-1');
  expect(keys.keyFor('POST /v1/staff/earns {1}')).toBe('key-1');
  expect(keys.keyFor('POST /v1/staff/earns {2}')).toBe('key-2');
  keys.answered('POST /v1/staff/earns {1}');
  expect(keys.keyFor('POST /v1/staff/earns {1}')).toBe('key-3');
});

test('a key survives the app being killed before the answer', () => {
  const first = setUp();
  first.keys.keyFor('POST /v1/staff/earns {1}');
  const second = setUp(first.world.store);
  expect(second.keys.keyFor('POST /v1/staff/earns {1}')).toBe('key-1');
});

test('after ten minutes the same words are a new intention', () => {
  const { world, keys } = setUp();
  keys.keyFor('POST /v1/staff/earns {1}');
  world.now = keptMsMax;
  expect(keys.keyFor('POST /v1/staff/earns {1}')).toBe('key-2');
});
