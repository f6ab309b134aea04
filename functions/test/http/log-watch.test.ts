import { expect, test } from 'vitest';
import { watchLog } from '../log-watch.ts';

const line = (more: object) =>
  `staff ${JSON.stringify({ service: 'staff', route: 'GET /v1/me', status: 200, ...more })}`;

/** What a watch finds in one line after one exchange. */
function leaksOf(
  told: object | string,
  answered: object = {},
  headers: Record<string, string> = {},
): readonly string[] {
  const watch = watchLog();
  watch.wrote(typeof told === 'string' ? told : line(told));
  watch.heard({ headers, asked: '', answered: JSON.stringify(answered) });
  return watch.leaks();
}

test('TH17 · a line that tells a name, a phone, a token or a code is found, wherever in it', () => {
  expect(leaksOf({ who: 'Nguyễn Văn A' })).toHaveLength(1);
  expect(leaksOf({ at: { deep: ['of 0912345678'] } })).toEqual(['of [phone]']);
  expect(leaksOf({ phone: 84912345678 })).toEqual(['[phone]']);
  expect(leaksOf({ token: 'eyJhbGciOiJIUzI1NiJ9.eyJw' })).toEqual(['[token]']);
  expect(leaksOf({ 'Tran Thu': 1 }, { name: 'Tran Thu' })).toEqual(['[name]']);
  expect(leaksOf({ code: 'K7QW3-ABCD' }, { items: [{ code: 'K7QW3-ABCD' }] })).toEqual(['[code]']);
  expect(leaksOf({ a: 'at-77.x' }, {}, { authorization: 'Bearer at-77.x' })).toEqual(['[authorization]']);
  expect(leaksOf('crashed at 0912345678')).toEqual(['crashed at [phone]']);
});

test('ids, times, outcomes and amounts tell nobody anything', () => {
  const told = {
    requestId: '0f8fad5b-d9cb-469f-a165-708677289501',
    time: '2026-11-22T09:00:00.123Z',
    member: '01J0000000ABCDEFGHJKMNPQRS',
    outcome: 'NOT_FOUND',
    _aws: { Timestamp: 1_795_312_345_678 },
    points: 1_234_567_890,
  };
  expect(leaksOf(told, { code: 'NOT_FOUND', reason: 'GOODWILL', label: 'staff' })).toEqual([]);
});
