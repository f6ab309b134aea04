import { describe, expect, test } from 'vitest';
import { problemOf } from '../src/zalo/answer.ts';

describe('what Zalo refuses becomes one of a closed list', () => {
  test.each([
    [{ code: -201, message: 'user denied', api: 'authorize', detail: {} }, 'denied'],
    [{ code: -2002, message: 'user denied', api: 'getPhoneNumber' }, 'denied'],
    [{ code: -1401, message: 'login required' }, 'denied'],
    [{ code: -1403, message: 'no permission!' }, 'forbidden'],
    [{ code: -1404, message: 'client not support' }, 'unsupported'],
    [{ code: -1408, message: 'timeout' }, 'timeout'],
    [{ code: -2003, message: 'cancel' }, 'cancelled'],
    [{ code: -2000, message: 'unknown' }, 'unknown'],
    [{ code: -1400, detail: [{ path: ['scopes'] }] }, 'unknown'],
    [new Error('not a Zalo object'), 'unknown'],
    [null, 'unknown'],
  ] as const)('%o is %s', (thrown, problem) => {
    expect(problemOf(thrown)).toBe(problem);
  });
});
