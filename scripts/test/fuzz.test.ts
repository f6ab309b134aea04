import { expect, test } from 'vitest';
import { attack, straight } from '../fuzz/attack.ts';

/** The short form of `npm run fuzz`, without the third party's proxy: the same requests, held against openapi.json. */
test('TH1 TH2 TH3 · 1,500 requests of every role: no 5xx, no breach of the contract, no word of another shop', {
  timeout: 300_000,
}, async () => {
  const { wrong, operations, neverGranted, statuses } = await attack({
    requests: 1_500,
    seed: 20_261_122,
    through: straight,
  });
  expect(wrong).toEqual([]);
  expect(operations).toBeGreaterThan(100);
  // A fuzz that is refused at the door finds nothing.
  expect(statuses['200']).toBeGreaterThan(300);
  // In 20,000 all of them say yes to somebody.
  expect(operations - Object.keys(neverGranted).length).toBeGreaterThan(75);
});

test.each<[string, (text: string) => string, RegExp]>([
  ['a field too much', (text) => text.replace(/^\{/, '{"tenantId":"B",'), /additional properties/],
  ['another shop’s name', (text) => text.replace(/"/, '"Hoàng Yến Xê'), /tells of another shop/],
])('the fuzz tells of %s', { timeout: 300_000 }, async (_, bent, expected) => {
  const { wrong } = await attack({ requests: 60, seed: 3, through: straight, bent });
  expect(wrong.length).toBeGreaterThan(10);
  expect(wrong.join('\n')).toMatch(expected);
});
