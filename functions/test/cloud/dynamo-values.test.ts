import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { fromWire, itemFromWire, itemToWire, toWire, type WireItem } from '../../src/cloud/dynamo-values.ts';

type Marshalled = Parameters<typeof unmarshall>[0];

const item = {
  pk: 'shop#M#đặng',
  sk: 'E#0000000001',
  empty: '',
  zero: 0,
  negative: -12.5,
  tiny: 5e-7,
  large: Number.MAX_SAFE_INTEGER,
  yes: true,
  no: false,
  none: null,
  list: [1, 'hai', [null, { ba: false }], []],
  map: { a: { b: { c: 'sâu' } }, 'tên lạ.#': 1 },
  bare: Object.assign(Object.create(null), { a: 1 }),
};

describe('a value in DynamoDB’s own notation', () => {
  test('is what AWS’s own library makes of it, there and back', () => {
    expect(itemToWire(item)).toEqual(marshall(item));
    expect(itemFromWire(itemToWire(item))).toEqual(unmarshall(itemToWire(item) as unknown as Marshalled));
    expect(itemFromWire(itemToWire(item))).toEqual(item);
  });

  test('is left out where it is undefined', () => {
    const holed = { a: undefined, b: [1, undefined, 2], c: { d: undefined } };
    expect(itemToWire(holed)).toEqual(marshall(holed, { removeUndefinedValues: true }));
  });

  test('has its bytes in base64, and gets them back as bytes', () => {
    const bytes = new Uint8Array([7, 0, 255, 9]).subarray(1, 3);
    expect(toWire(bytes)).toEqual({ B: 'AP8=' });
    expect(toWire(Buffer.from(bytes))).toEqual({ B: 'AP8=' });
    expect(fromWire({ B: 'AP8=' })).toEqual(new Uint8Array([0, 255]));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1n, () => 1, new Date(0), new Set(['a'])])(
    'is refused where it would come back as another: %s',
    (value) => {
      expect(() => toWire(value)).toThrow();
    },
  );

  test('is refused where somebody else wrote what we never do', () => {
    const strange = { numbers: { NS: ['1'] } } as unknown as WireItem;
    expect(() => itemFromWire(strange)).toThrow('NS');
    expect(() => fromWire({ N: '12345678901234567890' })).toThrow('exactness');
  });
});
