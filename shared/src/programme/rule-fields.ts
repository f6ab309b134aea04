import * as z from 'zod/mini';
import { idPattern, type TierId } from '../words/ids.ts';
import { type Dong, dongMax } from '../words/money.ts';
import { type Points, pointsMax } from '../words/points.ts';

/** The fields that a rule document is made of. A field added later has a default, so that older documents still read. */

export const wholeDong = (min: number) =>
  z.pipe(
    z.int().check(z.gte(min), z.lte(dongMax)),
    z.transform((value) => value as Dong),
  );

export const wholePoints = (min: number) =>
  z.pipe(
    z.int().check(z.gte(min), z.lte(pointsMax)),
    z.transform((value) => value as Points),
  );

export const whole = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));

export const label = (lengthMax: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(lengthMax));

export const labels = (countMax: number) => z.array(label(64)).check(z.maxLength(countMax));

export const tierId = z.pipe(
  z.string().check(z.regex(idPattern)),
  z.transform((value) => value as TierId),
);

/** ISO time with a zone. */
export const isoTime = z.iso.datetime({ offset: true });
