import { followed } from '@quaylai/shared/api/table-access';
import type { MemberId, ProgrammeId, RedemptionId } from '@quaylai/shared/words/ids';
import { expect, test } from 'vitest';
import { entrySort, headKey, personSort, redemptionSort } from '../../src/ledger/keys.ts';
import { provenProgramme } from '../../src/ledger/programme.ts';
import { dayKey } from '../../src/projections/day-items.ts';
import { waitingKey } from '../../src/records/approvals.ts';

const programme = provenProgramme('coffee' as ProgrammeId, 'OPERATOR');
const wakes = (sk: string) =>
  followed.exactly.some((one) => one === sk) || followed.beginning.some((start) => sk.startsWith(start));

test('the stream wakes for accounts, people, entries and redemptions', () => {
  const member = 'm1' as MemberId;
  const sorts = [headKey(programme, member).sk, personSort, entrySort(1), redemptionSort('r1' as RedemptionId)];
  expect(sorts.map(wakes)).toEqual([true, true, true, true]);
});

test('what the stream writes wakes nobody', () => {
  const waiting = waitingKey(programme, 'b1' as never, { expiresAt: 1 as never, redemptionId: 'r1' as RedemptionId });
  for (const sk of [dayKey(programme, 0, '2026-11-21').sk, 'COUNTED', waiting.sk]) expect(wakes(sk)).toBe(false);
});
