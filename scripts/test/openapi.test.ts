import { readFileSync } from 'node:fs';
import { routes } from '@quaylai/shared/api/routes';
import { describe, expect, test } from 'vitest';
import { openapiFile, openapiText } from '../openapi.ts';

const text = openapiText();
const document = JSON.parse(text);
const operations: [key: string, operation: Record<string, unknown>][] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods as Record<string, Record<string, unknown>>).map(
      ([method, operation]): [string, Record<string, unknown>] => [`${method.toUpperCase()} ${path}`, operation],
    ),
);

test('docs/openapi.json is what the spine says: npm run openapi writes it', () => {
  expect(readFileSync(openapiFile, 'utf8')).toBe(text);
});

describe('the document', () => {
  test('has every route once, each under its own name', () => {
    expect(operations.map(([key]) => key).sort()).toEqual(Object.keys(routes).sort());
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
  });

  test('points at nothing that is not there', () => {
    const references = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map(([, reference]) => reference ?? '');
    expect(references.length).toBeGreaterThan(operations.length);
    for (const reference of references) {
      const [root, ...keys] = reference.split('/');
      expect(root).toBe('#');
      expect(
        keys.reduce((value, key) => value?.[key], document),
        reference,
      ).toBeDefined();
    }
  });

  test('names each path parameter', () => {
    for (const [key, { parameters = [] }] of operations) {
      const inPath = (parameters as { name: string; in: string }[]).filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`).sort(), key).toEqual([...(key.match(/\{\w+\}/g) ?? [])].sort());
    }
  });

  test('asks for a session or a signature wherever a role is asked for', () => {
    for (const [key, operation] of operations) {
      const isOpen = (operation['x-roles'] as string[]).includes('anyone');
      expect((operation['security'] as unknown[]).length, key).toBe(isOpen ? 0 : 1);
    }
  });
});
