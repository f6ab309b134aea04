import type { ReturnArithmetic } from '@quaylai/shared/loyalty/decision';
import { dong, noDong } from '@quaylai/shared/words/money';
import { noPoints, points } from '@quaylai/shared/words/points';
import { type Instant, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/ledger/entry.ts';
import { availableOnOf, billAmount, mainKind, refundOf } from '../../src/views/entry-view.ts';

const cameBack: ReturnArithmetic = {
  kind: 'RETURN',
  returned: dong(9_999),
  eligible: noDong,
  earned: noPoints,
  target: noPoints,
  expired: noPoints,
  takenBefore: noPoints,
  taken: noPoints,
  restored: noPoints,
  cash: dong(9_999),
};
const told = (entry: Partial<Entry>) => entry as Entry;

test('a return of goods that had earned nothing is told as a return of what came back', () => {
  const entry = told({ postings: [], arithmetic: cameBack });
  expect(mainKind(entry)).toBe('CLAWBACK');
  expect(billAmount(entry)).toBe(9_999);
});

test('what a person did is told before what followed from it', () => {
  const kinds = (...of: string[]) => told({ postings: of.map((kind) => ({ kind })) as unknown as Entry['postings'] });
  expect(mainKind(kinds('RELEASE', 'EXPIRE', 'EARN', 'TIER'))).toBe('EARN');
  expect(mainKind(kinds('REPAY', 'RESTORE', 'CLAWBACK'))).toBe('CLAWBACK');
  expect(mainKind(kinds('EXPIRE'))).toBe('EXPIRE');
});

test('F02 · a return says what came back, what was taken and the money with it', () => {
  const returned = { ...cameBack, restored: points(40), taken: points(10), cash: dong(100_000) };
  expect(refundOf(told({ arithmetic: returned }))).toEqual({ restored: 40, takenBack: 10, cashDong: 100_000 });
  expect(refundOf(told({ arithmetic: null }))).toBeNull();
});

test('P01 · points that wait say from which day they can be spent', () => {
  const sold = parseInstant('2026-11-21T20:00:00+07:00') as Instant;
  const ripe = parseInstant('2026-11-28T00:00:00+07:00') as Instant;
  const earned = (availableAt: Instant) =>
    told({ businessTime: sold, postings: [{ kind: 'EARN', points: points(35), availableAt, lastDay: null }] });
  expect(availableOnOf(earned(ripe))).toBe('2026-11-28');
  expect(availableOnOf(earned(sold))).toBeNull();
});
