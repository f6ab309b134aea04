import { expect, test } from 'vitest';
import { cropOf } from '../../src/owner/photo/small-picture.ts';

test('a photo is cut to 4:3 around its middle, and made small', () => {
  expect(cropOf(4_000, 3_000)).toEqual({ x: 0, y: 0, width: 4_000, height: 3_000, toWidth: 1_200, toHeight: 900 });
  expect(cropOf(3_000, 4_000)).toMatchObject({
    x: 0,
    y: 875,
    width: 3_000,
    height: 2_250,
    toWidth: 1_200,
    toHeight: 900,
  });
  expect(cropOf(4_000, 1_000)).toMatchObject({ y: 0, height: 1_000, toWidth: 1_200, toHeight: 900 });
});

test('a small photo is not made larger, and the thinnest keeps a pixel', () => {
  expect(cropOf(400, 300)).toMatchObject({ toWidth: 400, toHeight: 300 });
  expect(cropOf(1, 1)).toMatchObject({ toWidth: 1, toHeight: 1 });
});
