import { expect, test } from 'vitest';
import { exampleIds, idsNamedBy } from '../semantics/examples.ts';

test('the contract of C1–C8 has 118 examples and invariants', () => {
  expect(exampleIds).toHaveLength(118);
  expect(exampleIds).toContain('I12');
});

test('a title proves the examples it names before its dot, and no others', () => {
  expect(idsNamedBy('E08 · Bạc earns 23 on 199.000đ')).toEqual(['E08']);
  expect(idsNamedBy('R08–R11 · the ceiling')).toEqual(['R08', 'R09', 'R10', 'R11']);
  expect(idsNamedBy('F01, I4 · a full refund')).toEqual(['F01', 'I4']);
  expect(idsNamedBy('S02 · I11 · nobody approves what they asked for')).toEqual(['I11']);
  expect(idsNamedBy('I1 I2 · whole buckets')).toEqual(['I1', 'I2']);
  expect(idsNamedBy('a bill · E08 is not its first word · here')).toEqual([]);
  expect(idsNamedBy('a test about E08 without a dot')).toEqual([]);
  expect(idsNamedBy('E99 · no such example')).toEqual([]);
});
