/** Wide enough for the densest QR the app shows, small enough to decode at once. */
const pictureSizePx = 480;

async function drawn(source: CanvasImageSource): Promise<ImageData | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = pictureSizePx;
  canvas.height = pictureSizePx;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, pictureSizePx, pictureSizePx);
  // A quiet zone on every side: some drawings come without one.
  context.drawImage(source, 24, 24, pictureSizePx - 48, pictureSizePx - 48);
  return context.getImageData(0, 0, pictureSizePx, pictureSizePx);
}

async function loaded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

async function picture(element: Element): Promise<ImageData | undefined> {
  if (element instanceof HTMLCanvasElement || element instanceof HTMLImageElement) return drawn(element);
  const svg = element.cloneNode(true) as SVGElement;
  svg.setAttribute('width', String(pictureSizePx));
  svg.setAttribute('height', String(pictureSizePx));
  svg.style.color = '#000';
  const source = new XMLSerializer().serializeToString(svg);
  return drawn(await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`));
}

const qrSideMinPx = 80;

/** Pictures of the square drawings in view, the largest first: one of them is the QR that another phone would see. */
export async function pictureOfQr(): Promise<ImageData[]> {
  const candidates = [...document.querySelectorAll('svg, canvas, img')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width >= qrSideMinPx && Math.abs(box.width - box.height) < 4)
    .sort((a, b) => b.box.width - a.box.width);
  const pictures = await Promise.all(
    candidates.slice(0, 5).map(({ element }) => picture(element).catch(() => undefined)),
  );
  return pictures.filter((data) => data !== undefined);
}
