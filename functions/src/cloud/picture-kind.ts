import type { PictureType } from '@quaylai/shared/api/picture-limits';

export interface PictureKind {
  readonly type: PictureType;
  readonly extension: 'webp' | 'jpg' | 'png';
  readonly width: number;
  readonly height: number;
}

/** What the bytes are, whatever was said of them; null for everything that is no still picture of the three kinds. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = [readPng, readJpeg, readWebp].find((one) => one.begins(view));
  const size = read === undefined ? null : sized(() => read.size(view));
  return read === undefined || size === null || size.width < 1 || size.height < 1 ? null : { ...read.kind, ...size };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Reader {
  readonly kind: Pick<PictureKind, 'type' | 'extension'>;
  readonly begins: (view: Buffer) => boolean;
  readonly size: (view: Buffer) => Size | null;
}

/** Bytes that end too early are no picture. */
function sized(read: () => Size | null): Size | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const readPng: Reader = {
  kind: { type: 'image/png', extension: 'png' },
  begins: (view) => view.subarray(0, 8).equals(pngSignature),
  size: (view) =>
    view.toString('latin1', 12, 16) === 'IHDR' ? { width: view.readUInt32BE(16), height: view.readUInt32BE(20) } : null,
};

/** A photo has a dozen parts before its frame. */
const jpegPartsMax = 100;
/** Start of a frame, of whatever coding; the others of this range are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg: Reader = {
  kind: { type: 'image/jpeg', extension: 'jpg' },
  begins: (view) => view[0] === 0xff && view[1] === 0xd8 && view[2] === 0xff,
  size: (view) => {
    let at = 2;
    for (let part = 0; part < jpegPartsMax; part += 1) {
      if (view.readUInt8(at) !== 0xff) return null;
      const marker = view.readUInt8(at + 1);
      if (isFrame(marker)) return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
      at += 2 + view.readUInt16BE(at + 2);
    }
    return null;
  },
};

const animated = 0x02;
const readWebp: Reader = {
  kind: { type: 'image/webp', extension: 'webp' },
  begins: (view) => view.toString('latin1', 0, 4) === 'RIFF' && view.toString('latin1', 8, 12) === 'WEBP',
  size: (view) => {
    switch (view.toString('latin1', 12, 16)) {
      case 'VP8 ':
        // A key frame's start code, then 14 bits each, two of scale above them.
        if (view.readUIntBE(23, 3) !== 0x9d012a) return null;
        return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
      case 'VP8L': {
        if (view.readUInt8(20) !== 0x2f) return null;
        const bits = view.readUInt32LE(21);
        return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
      }
      case 'VP8X':
        if ((view.readUInt8(20) & animated) !== 0) return null;
        return { width: 1 + view.readUIntLE(24, 3), height: 1 + view.readUIntLE(27, 3) };
      default:
        return null;
    }
  },
};
