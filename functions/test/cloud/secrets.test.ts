import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../src/cloud/secrets.ts';

const rootKey = 'k'.repeat(64);

describe('the environment keys', () => {
  test('are five of 32 bytes, each of its own', () => {
    const { dataKeys, qrKeys, posterKey: _qr, ...others } = deriveKeys(JSON.stringify({ rootKey }));
    const keys = [...dataKeys, ...qrKeys, ...Object.values(others)] as Uint8Array[];
    expect(keys.map((key) => key.length)).toEqual([32, 32, 32, 32, 32]);
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(5);
  });

  test('never change for one root key: what they wrote must stay readable', () => {
    expect(Buffer.from(deriveKeys(JSON.stringify({ rootKey })).dataKeys[0]).toString('hex')).toMatchInlineSnapshot(
      `"fb51c7f66ebb15aa7a112f9c1ec62d5120209026065b5042e2561f4c8ff6dd6a"`,
    );
  });

  test.each(['', '{}', '{"rootKey":"short"}', '{"rootKey":42}', 'null'])('a secret %j is refused unseen', (text) => {
    expect(() => deriveKeys(text)).toThrow(/^the environment secret/);
  });
});
