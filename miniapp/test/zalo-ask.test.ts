import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, insideZalo } from '../src/zalo/ask.ts';

const goTo = (url: string) =>
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(url);

afterEach(() => vi.useRealTimers());

describe('asking Zalo', () => {
  test('a host that never answers ends in a timeout', async () => {
    goTo('https://h5.zdn.vn/zapps/123/');
    vi.useFakeTimers();
    const answer = ask(() => new Promise<string>(() => undefined), 8_000);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await answer).toEqual({ ok: false, problem: 'timeout' });
  });

  test('plain objects thrown by the SDK are understood', async () => {
    goTo('https://h5.zdn.vn/zapps/123/');
    const answer = await ask(() => Promise.reject({ code: -1403, message: 'no permission!' }), 8_000);
    expect(answer).toEqual({ ok: false, problem: 'forbidden' });
  });

  test('outside Zalo the SDK is not even asked, because on localhost it invents a person', async () => {
    goTo('http://localhost:5173/');
    const question = vi.fn(() => Promise.resolve('User Name'));
    expect(await ask(question, 8_000)).toEqual({ ok: false, problem: 'outside-zalo' });
    expect(question).not.toHaveBeenCalled();
  });

  test.each([
    ['https://h5.zdn.vn/zapps/123/rewards', true],
    ['http://lan.h5.zdn.vn.localhost:4000/zapps/123/', true],
    ['https://h5.zdn.vn/other', false],
    ['https://example.com/zapps/123/', false],
  ])('%s is inside Zalo: %s', (url, inside) => {
    expect(insideZalo(new URL(url))).toBe(inside);
  });
});
