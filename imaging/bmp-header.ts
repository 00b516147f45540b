/** The header of a Windows bitmap, checked. */

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly bitsPerPixel: number;
  readonly isRunLength: boolean;
  /** Byte offset of the pixels. */
  readonly pixelsAt: number;
  /** RGB triples; empty above 8 bit. */
  readonly palette: Uint8Array;
  /** Bits of red, green, blue and alpha in a pixel above 8 bit; alpha 0 means there is none. */
  readonly masks: readonly [number, number, number, number];
}

const fileHeaderBytes = 14;
/** biCompression */
const plain = 0;
const runLength8 = 1;
const runLength4 = 2;
const bitFields = 3;
const alphaBitFields = 6;

/**
 * BITMAPCOREHEADER (12 bytes), BITMAPINFOHEADER (40) and its later forms (52, 56, 108, 124), as
 * https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types describes them.
 *
 * @throws Error for anything else, embedded JPEG and PNG included.
 */
export function readBmpHeader(file: Buffer): BmpHeader {
  if (file.length < 26) throw new Error(`bitmap of ${file.length} bytes has no header`);
  const headerBytes = file.readUInt32LE(14);
  const isCore = headerBytes === 12;
  if (file.length < fileHeaderBytes + headerBytes) throw new Error("bitmap ends within its header");
  const width = isCore ? file.readUInt16LE(18) : file.readInt32LE(18);
  const rows = isCore ? file.readUInt16LE(20) : file.readInt32LE(22);
  const planes = file.readUInt16LE(isCore ? 22 : 26);
  const bitsPerPixel = file.readUInt16LE(isCore ? 24 : 28);
  const compression = isCore ? plain : file.readUInt32LE(30);
  if (width < 1 || rows === 0 || planes !== 1) {
    throw new Error(`bitmap of ${width} x ${rows} pixels in ${planes} planes`);
  }
  refuseUnknownCoding(bitsPerPixel, compression, rows < 0);
  const fieldsAt = fileHeaderBytes + 40;
  const hasFields = compression === bitFields || compression === alphaBitFields;
  const looseFieldBytes = hasFields && headerBytes === 40 ? (compression === bitFields ? 12 : 16) : 0;
  const paletteAt = fileHeaderBytes + headerBytes + looseFieldBytes;
  const pixelsAt = file.readUInt32LE(10);
  if (pixelsAt < paletteAt || pixelsAt >= file.length) {
    throw new Error(`bitmap whose pixels begin at byte ${pixelsAt} of ${file.length}`);
  }
  const announcedColours = isCore ? 0 : file.readUInt32LE(46);
  return {
    ...{ width, height: Math.abs(rows), isTopDown: rows < 0, bitsPerPixel, pixelsAt },
    isRunLength: compression === runLength8 || compression === runLength4,
    palette:
      bitsPerPixel <= 8
        ? readPalette(file.subarray(paletteAt, pixelsAt), bitsPerPixel, announcedColours, isCore ? 3 : 4)
        : new Uint8Array(0),
    masks: hasFields
      ? readMasks(file, fieldsAt, headerBytes >= 56 || compression === alphaBitFields)
      : usualMasks(bitsPerPixel),
  };
}

function refuseUnknownCoding(bitsPerPixel: number, compression: number, isTopDown: boolean): void {
  const codings: Readonly<Record<number, readonly number[]>> = {
    1: [plain],
    4: [plain, runLength4],
    8: [plain, runLength8],
    16: [plain, bitFields, alphaBitFields],
    24: [plain],
    32: [plain, bitFields, alphaBitFields],
  };
  const isRunLength = compression === runLength4 || compression === runLength8;
  if (!codings[bitsPerPixel]?.includes(compression) || (isRunLength && isTopDown)) {
    throw new Error(`bitmap of ${bitsPerPixel} bits in coding ${compression}`);
  }
}

/** Stored blue, green, red (and one unused byte); `announced` 0 means all that the bits can name. */
function readPalette(
  stored: Buffer,
  bitsPerPixel: number,
  announced: number,
  entryBytes: number,
): Uint8Array {
  const most = 2 ** bitsPerPixel;
  const wanted = announced === 0 ? most : Math.min(announced, most);
  const present = Math.min(wanted, Math.floor(stored.length / entryBytes));
  if (present === 0) throw new Error("bitmap without its palette");
  const palette = new Uint8Array(present * 3);
  for (let n = 0; n < present; n++) {
    for (let channel = 0; channel < 3; channel++) {
      palette[n * 3 + channel] = stored[n * entryBytes + 2 - channel] ?? 0;
    }
  }
  return palette;
}

function readMasks(file: Buffer, at: number, hasAlpha: boolean): BmpHeader["masks"] {
  if (file.length < at + 16) throw new Error("bitmap ends within its colour masks");
  const [red, green, blue, alpha] = [0, 4, 8, 12].map((offset) => file.readUInt32LE(at + offset));
  if (!red || !green || !blue) throw new Error("bitmap with an empty colour mask");
  return [red, green, blue, hasAlpha ? (alpha ?? 0) : 0];
}

/** 5 bits each at 16; a byte each at 24 and 32, whose fourth is unused. */
function usualMasks(bitsPerPixel: number): BmpHeader["masks"] {
  return bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0x00ff00, 0x0000ff, 0];
}
