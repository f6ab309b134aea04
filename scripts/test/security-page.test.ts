import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| TH\d+ +\|/.test(line));
const threats = 22;

test('every threat has its row', () => {
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(Array.from({ length: threats }, (_, n) => `TH${n + 1}`));
});

test.each(rows)('%s', (row) => {
  const [, , , control = '', tests = ''] = row.split('|');
  const paths = [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
  // A threat without a feature says so, and has nothing to test.
  if (paths.length === 0) expect(control).toContain('Not built');
  for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true);
});

test('TH21 · no screen sets HTML by hand', () => {
  const screens = join(root, 'miniapp/src');
  for (const file of readdirSync(screens, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const text = readFileSync(join(screens, file), 'utf8');
    expect(text, file).not.toMatch(/dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/);
  }
});
