import * as z from 'zod/mini';

/** A picture that was taken into use, by what is in it: "0f3c….webp". */
export const photoName = z.string().check(z.regex(/^[0-9a-f]{32}\.(webp|jpg|png)$/));

/** Where a photo can be seen by everybody; null where there is none. */
export const photoUrl = z.nullable(z.string());
