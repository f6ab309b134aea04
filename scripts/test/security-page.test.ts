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

test('TH22 · no request has a field for an address that our server would call', () => {
  const contract = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as Contract;
  const asked = new Set<string>();
  const seen = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === '$ref' && !seen.has(String(inner))) {
        seen.add(String(inner));
        walk(contract.components.schemas[String(inner).split('/').at(-1) ?? '']);
      }
      if (name === 'properties') for (const field of Object.keys(inner as object)) asked.add(field);
      if (name === 'format') asked.add(`format ${inner}`);
      walk(inner);
    }
  };
  for (const path of Object.values(contract.paths)) {
    for (const { requestBody, parameters } of Object.values(path)) walk([requestBody, parameters]);
  }
  expect(asked.size).toBeGreaterThan(50);
  const addresses = /^format (uri|url|hostname|ipv\d)|(url|uri|host|callback|webhook|endpoint)$/i;
  expect([...asked].filter((field) => addresses.test(field))).toEqual([]);
});

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { requestBody?: unknown; parameters?: unknown }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
