/** What a shop may send; a vector picture is a document with scripts and never among them. */
export const pictureTypes = ['image/webp', 'image/jpeg', 'image/png'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** What one may weigh when it is sent: the Mini App makes it smaller than that before. */
export const pictureBytesMax = 1024 * 1024;
/** Longer sides would cost a phone more memory than it has for a list. */
export const pictureSideMax = 2_048;
