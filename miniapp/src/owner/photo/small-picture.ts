import { pictureTypes } from '@quaylai/shared/api/picture-limits';

export type PhotoProblem = 'tooLarge' | 'noPicture';
export type Small = { readonly ok: true; readonly file: Blob } | { readonly ok: false; readonly problem: PhotoProblem };

/** What a phone's camera makes at most; larger ones would take the memory of the page with them. */
const sourceBytesMax = 25 * 1024 * 1024;
/** 4 to 3: square enough for a list, wide enough for a page. */
const size = { width: 1_200, height: 900 } as const;
const sharp = 0.82;

export interface Crop {
  /** Of the source. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of what comes out. */
  readonly toWidth: number;
  readonly toHeight: number;
}

/** The middle of a picture in our proportions; never made larger than it is. */
export function cropOf(width: number, height: number): Crop {
  const ratio = size.width / size.height;
  const cut = width / height > ratio ? { width: height * ratio, height } : { width, height: width / ratio };
  const scale = Math.min(1, size.width / cut.width);
  return {
    x: (width - cut.width) / 2,
    y: (height - cut.height) / 2,
    ...cut,
    toWidth: Math.max(1, Math.round(cut.width * scale)),
    toHeight: Math.max(1, Math.round(cut.height * scale)),
  };
}

/** A chosen file as a small picture without what the camera wrote beside it. */
export async function smallPicture(chosen: File): Promise<Small> {
  if (chosen.size > sourceBytesMax) return { ok: false, problem: 'tooLarge' };
  if (!(pictureTypes as readonly string[]).includes(chosen.type)) return { ok: false, problem: 'noPicture' };
  const url = URL.createObjectURL(chosen);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const file = await drawn(picture);
    return file === null ? { ok: false, problem: 'noPicture' } : { ok: true, file };
  } catch {
    return { ok: false, problem: 'noPicture' };
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function drawn(picture: HTMLImageElement): Promise<Blob | null> {
  const { x, y, width, height, toWidth, toHeight } = cropOf(picture.naturalWidth, picture.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = toWidth;
  canvas.height = toHeight;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // A JPEG knows nothing transparent.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, toWidth, toHeight);
  pen.drawImage(picture, x, y, width, height, 0, 0, toWidth, toHeight);
  const as = (type: string) => new Promise<Blob | null>((done) => canvas.toBlob(done, type, sharp));
  const webp = await as('image/webp');
  // Safari draws no WebP and answers with a PNG of many times the size.
  return webp?.type === 'image/webp' ? webp : as('image/jpeg');
}
