/** Wraps decoded pixels as an uncompressed TIFF, so that every photo takes the same road through sharp. */

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGB or RGBA with straight alpha, 8 bit, rows top to bottom; `width * height * channels` bytes. */
  readonly data: Uint8Array;
  readonly channels: 3 | 4;
  /** The ICC profile the colours are meant in; sRGB when left out. */
  readonly icc?: Uint8Array | undefined;
}

/** TIFF 6.0 field types. */
const short = 3;
const long = 4;
const undefinedBytes = 7;

/** Baseline TIFF 6.0, little-endian, one strip; the profile in tag 34675 (ICC.1:2010, annex B.4). */
export function uncompressedTiff({ width, height, data, channels, icc }: Pixels): Buffer<ArrayBuffer> {
  const tagged = icc === undefined ? Buffer.alloc(0) : Buffer.from(icc);
  const count = 10 + (channels === 4 ? 1 : 0) + (icc === undefined ? 0 : 1);
  const bitsAt = 8 + 2 + count * 12 + 4;
  const iccAt = bitsAt + 2 * channels;
  const pixelsAt = iccAt + tagged.length + (tagged.length % 2);
  // Memory of its own, so that a thread can hand it on.
  const file = Buffer.allocUnsafeSlow(pixelsAt + data.length);
  file.fill(0, 0, pixelsAt);
  file.write("II*\0", "latin1");
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(count, 8);
  const entries: (readonly [tag: number, type: number, length: number, value: number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, channels, bitsAt],
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, 1, pixelsAt],
    [277, short, 1, channels],
    [278, long, 1, height], // rows in the one strip
    [279, long, 1, data.length],
    [284, short, 1, 1], // samples of a pixel lie together
  ];
  if (channels === 4) entries.push([338, short, 1, 2]); // straight alpha
  if (icc !== undefined) entries.push([34675, undefinedBytes, tagged.length, iccAt]);
  entries.forEach(([tag, type, length, value], n) => {
    const at = 10 + n * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(length, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  for (let channel = 0; channel < channels; channel++) file.writeUInt16LE(8, bitsAt + 2 * channel);
  tagged.copy(file, iccAt);
  file.set(data, pixelsAt);
  return file;
}
