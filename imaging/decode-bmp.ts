/** Reads Windows bitmaps, which sharp's build does not: 1, 4, 8, 16, 24 and 32 bit, run-length coded or not. */
import { expandRuns } from "./bmp-runs.ts";
import { type BmpHeader, readBmpHeader } from "./bmp-header.ts";
import type { Pixels } from "./uncompressed-tiff.ts";

/**
 * Strict where a lie would read beyond the file; lenient, like every reader, about sizes that headers repeat.
 * An alpha channel counts only when the header declares one and not every pixel is clear.
 * The header is to be checked against the limits before: its size decides how much is allocated.
 *
 * @throws Error with the reason when the file holds less than it announces.
 */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readBmpHeader(file);
  return header.bitsPerPixel <= 8 ? readIndexed(file, header) : readDirect(file, header);
}

/** Rows are padded to four bytes and stand bottom up unless the header says otherwise. */
function rowStarts(file: Buffer, header: BmpHeader): (row: number) => number {
  const rowBytes = Math.ceil((header.width * header.bitsPerPixel) / 32) * 4;
  const needed = header.pixelsAt + rowBytes * header.height;
  if (needed > file.length) throw new Error(`bitmap of ${file.length} bytes announces ${needed}`);
  return (row) => header.pixelsAt + (header.isTopDown ? row : header.height - 1 - row) * rowBytes;
}

function readIndexed(file: Buffer, header: BmpHeader): Pixels {
  const { width, height, palette } = header;
  const indices = header.isRunLength ? expandRuns(file, header) : unpackIndices(file, header);
  const data = new Uint8Array(width * height * 3);
  const colours = palette.length / 3;
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0;
    if (index >= colours) throw new Error(`bitmap with ${colours} colours uses colour ${index}`);
    for (let channel = 0; channel < 3; channel++) data[i * 3 + channel] = palette[index * 3 + channel] ?? 0;
  }
  return { width, height, data, channels: 3 };
}

function unpackIndices(file: Buffer, header: BmpHeader): Uint8Array {
  const { width, height, bitsPerPixel } = header;
  const startOf = rowStarts(file, header);
  const indices = new Uint8Array(width * height);
  const mask = (1 << bitsPerPixel) - 1;
  for (let y = 0; y < height; y++) {
    const start = startOf(y);
    for (let x = 0; x < width; x++) {
      const bit = x * bitsPerPixel;
      const shift = 8 - bitsPerPixel - (bit & 7);
      indices[y * width + x] = ((file[start + (bit >> 3)] ?? 0) >> shift) & mask;
    }
  }
  return indices;
}

function readDirect(file: Buffer, header: BmpHeader): Pixels {
  const { width, height, masks } = header;
  const startOf = rowStarts(file, header);
  const bytesPerPixel = header.bitsPerPixel / 8;
  const channels = masks[3] === 0 ? 3 : 4;
  const data = new Uint8Array(width * height * channels);
  const scales = masks.slice(0, channels).map(channelScale);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const start = startOf(y);
    for (let x = 0; x < width; x++) {
      const value = file.readUIntLE(start + x * bytesPerPixel, bytesPerPixel);
      for (const { mask, lowest, toByte } of scales) {
        data[to++] = Math.round(((value & mask) >>> lowest) * toByte);
      }
    }
  }
  return channels === 4 && isClear(data)
    ? { width, height, data: withoutAlpha(data), channels: 3 }
    : { width, height, data, channels };
}

function channelScale(mask: number) {
  const lowest = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
  return { mask, lowest, toByte: mask === 0 ? 0 : 255 / (mask >>> lowest) };
}

/** Many programs declare alpha and leave it at zero; taken literally, nothing would be seen. */
function isClear(rgba: Uint8Array): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 0) return false;
  return true;
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let to = 0; to < rgb.length; to++) rgb[to] = rgba[to + Math.floor(to / 3)] ?? 0;
  return rgb;
}
