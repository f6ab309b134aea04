import { expect, test } from 'vitest';
import { inAppPath } from '../src/zalo/events.ts';

test.each([
  ['/rewards?x=1', '/rewards?x=1'],
  ['rewards', '/rewards'],
  ['/zapps/123/vouchers/7?env=TESTING&version=7', '/vouchers/7'],
  ['https://zalo.me/s/123/?qr=abc', '/?qr=abc'],
  ['', '/'],
  ['//evil.example/steal', '/steal'],
])('a warm deep link %s opens %s inside the app', (raw, path) => {
  expect(inAppPath(raw)).toBe(path);
});
