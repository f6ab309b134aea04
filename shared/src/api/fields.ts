import * as z from 'zod/mini';
import { foreignIdPattern, idPattern } from '../words/ids.ts';
import { type Dong, dongMax } from '../words/money.ts';
import { type Points, pointsMax } from '../words/points.ts';
import type { LocalDate } from '../words/vietnam-time.ts';
import { pageSizeDefault, pageSizeMax } from './route.ts';

/** The building blocks of requests and replies: bounded, branded where a brand protects. */
const branded = <Value>(schema: z.ZodMiniType<string>) =>
  z.pipe(
    schema,
    z.transform((value) => value as Value),
  );

export const idOf = <Value>() => branded<Value>(z.string().check(z.regex(idPattern)));
export const foreignId = z.string().check(z.regex(foreignIdPattern));
export const text = (lengthMax: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(lengthMax));
/** What a QR code or a link holds: opaque here, parsed by whoever verifies it. */
export const scanned = z.string().check(z.minLength(1), z.maxLength(2048));

export const dongAmount = (min = 0) =>
  z.pipe(
    z.int().check(z.gte(min), z.lte(dongMax)),
    z.transform((value) => value as Dong),
  );
export const pointAmount = (min = 0) =>
  z.pipe(
    z.int().check(z.gte(min), z.lte(pointsMax)),
    z.transform((value) => value as Points),
  );

/** What bills and postings add up to: each has a largest, together they have none. */
export const dongTotal = () =>
  z.pipe(
    z.int().check(z.gte(0)),
    z.transform((value) => value as Dong),
  );
export const pointTotal = () =>
  z.pipe(
    z.int().check(z.gte(0)),
    z.transform((value) => value as Points),
  );

/** A place in a sequence, counted from 1, as a path writes it. */
export const ordinal = z.string().check(z.regex(/^[1-9]\d{0,9}$/));

/** Four digits that open a counter left alone. */
export const pinText = z.string().check(z.regex(/^\d{4}$/));

/** ISO 8601 with a zone. */
export const instantText = z.iso.datetime({ offset: true });
/** "2026-11-21", a day in Vietnam. */
export const dateText = z.iso.date();
export const localDate = z.pipe(
  dateText,
  z.transform((value) => value as LocalDate),
);

/** Query strings carry text; the pattern is 1 … pageSizeMax. */
const pageLimit = z.pipe(
  z._default(z.string().check(z.regex(/^([1-9]|[1-4]\d|50)$/)), String(pageSizeDefault)),
  z.transform((value) => Number(value)),
);
/** Where a list goes on: handed back as it was given. */
export const cursor = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,512}$/));

/** The query of every list: where to go on, and how many. */
export const pageQuery = z.strictObject({ cursor: z.optional(cursor), limit: pageLimit });
export const pageQueryWith = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject({ cursor: z.optional(cursor), limit: pageLimit, ...shape });

/** A page: its items and, when there is more, the cursor of the next. */
export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item).check(z.maxLength(pageSizeMax)), next: z.nullable(z.string()) });

export const done = z.strictObject({});
