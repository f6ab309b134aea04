import jsqr from 'jsqr';

/** Photographs are shrunk to this before decoding: more pixels only make it slower. */
const sideMaxPx = 1200;

const decoded = (data: ImageData): string | undefined => jsqr(data.data, data.width, data.height)?.data || undefined;

/** The text of the first picture that holds a readable QR. */
export function readQr(pictures: readonly ImageData[]): string | undefined {
  for (const picture of pictures) {
    const text = decoded(picture);
    if (text) return text;
  }
  return undefined;
}

export async function readQrFile(file: File): Promise<string | undefined> {
  const image = await createImageBitmap(file).catch(() => undefined);
  if (!image) return undefined;
  const scale = Math.min(1, sideMaxPx / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const data = context?.getImageData(0, 0, canvas.width, canvas.height);
  return data && decoded(data);
}
