import type { ReturnArithmetic } from '@quaylai/shared/loyalty/decision';
import { dong, noDong } from '@quaylai/shared/words/money';
import { noPoints } from '@quaylai/shared/words/points';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/ledger/entry.ts';
import { billAmount, mainKind } from '../../src/views/entry-view.ts';

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
