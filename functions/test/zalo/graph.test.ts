import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { directGraph } from '../../src/zalo/graph.ts';
import { type FakeGraph, type Mood, startFakeGraph } from './fake-graph.ts';

let zalo: FakeGraph;
beforeAll(async () => {
  zalo = await startFakeGraph('app-secret');
});
beforeEach(() => {
  zalo.mood = 'WELL';
});
afterAll(() => zalo.close());

const me = async (token: string, secret = 'app-secret') => {
  const answer = await directGraph(zalo.url).me(secret, token);
  return answer.ok ? answer.value.userId : answer.problem.code;
};
const phone = async (code: string, token = zalo.tokenFor('an')) => {
  const answer = await directGraph(zalo.url).phone('app-secret', token, code);
  return answer.ok ? answer.value : answer.problem.code;
};

test('TH4 · a person is who Zalo says, proven with the app secret', async () => {
  expect(await me(zalo.tokenFor('an'))).toBe('an');
  expect(await me(zalo.tokenFor('an'), 'secret-of-another-app')).toBe('ZALO_TOKEN_REJECTED');
  expect(await me('made-up')).toBe('ZALO_TOKEN_REJECTED');
  expect(await me('có dấu\r\nx: 1')).toBe('ZALO_TOKEN_REJECTED');
});

test('only the id is asked for: no name travels that nobody needs', async () => {
  await me(zalo.tokenFor('an'));
  expect(zalo.seen.at(-1)).toBe('/v2.0/me?fields=id');
});

test('A05 · a phone comes in national form, its code works once', async () => {
  const code = zalo.codeFor('84901234567');
  expect(await phone(code)).toBe('0901234567');
  expect(await phone(code)).toBe('PHONE_UNVERIFIED');
  expect(await phone(zalo.codeFor('12'))).toBe('PHONE_UNVERIFIED');
});

test('when Zalo fails, is slow or refuses our address, nobody is let in', async () => {
  const moods: readonly Mood[] = ['OUTSIDE_VIETNAM', 'BROKEN', 'NO_JSON', 'ELSEWHERE', 'SLOW'];
  for (const mood of moods) {
    zalo.mood = mood;
    const startedAt = performance.now();
    expect(await me(zalo.tokenFor('an')), mood).toBe('ZALO_UNAVAILABLE');
    expect(await phone(zalo.codeFor('84901234567')), mood).toBe('ZALO_UNAVAILABLE');
    expect(performance.now() - startedAt, mood).toBeLessThan(5_000);
  }
  expect(await directGraph('http://127.0.0.1:9').me('s', 't')).toMatchObject({ ok: false });
});
