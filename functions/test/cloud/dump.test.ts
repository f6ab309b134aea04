import { expect, test } from 'vitest';
import { dumpLine, dumpSeal, readDumpLine } from '../../src/cloud/dump.ts';

test('an item comes back from a dump as it was, bytes and all', () => {
  const item = {
    pk: 'coffee#M#m1',
    sk: 'E#1',
    bytes: new Uint8Array([0, 255, 7]),
    buffer: Buffer.from('abc'),
    B: 'no bytes',
    nested: { B: 'text', list: [1, 'hai', new Uint8Array([9])] },
    none: null,
  };
  const back = readDumpLine(dumpLine(item));
  expect({ ...back, buffer: Buffer.from(back['buffer'] as Uint8Array) }).toEqual(item);
});

test('a dump that lost a line has another seal', () => {
  const sealOf = (...lines: string[]) => {
    const seal = dumpSeal();
    for (const line of lines) seal.add(line);
    return seal.done();
  };
  expect(sealOf('a\n', 'b\n')).toEqual(sealOf('a\n', 'b\n'));
  expect(sealOf('a\n', 'b\n').sha256).not.toBe(sealOf('a\n').sha256);
});
