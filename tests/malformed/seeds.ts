/** Small whole photos of every format we accept, in the variants that take different paths through their decoders. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { SourceFormat } from "#core/sniff-format.ts";
import { seededRandom } from "../fixtures/seeded-random.ts";

export interface Seed {
  readonly format: SourceFormat;
  readonly name: string;
  readonly bytes: Buffer;
}

const [width, height] = [96, 72];

/** A grainy product on a plain ground; grain, because flat pictures compress to almost nothing that could be damaged. */
function photo(grainSeed = 1): Buffer {
  const random = seededRandom(grainSeed);
  const rgb = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const isProduct = Math.hypot(x - width / 2, y - height / 2) < height / 3;
    const base = isProduct ? [160, 60, 40] : [225, 225, 230];
    rgb.set(
      base.map((level) => level + random.whole(-12, 12)),
      i * 3,
    );
  }
  return rgb;
}

const plain = () => sharp(photo(), { raw: { width, height, channels: 3 } });

function animated(): Sharp {
  const frames = [1, 2, 3].map(photo);
  const raw = { width, height: height * frames.length, channels: 3, pageHeight: height } as const;
  return sharp(Buffer.concat(frames), { raw });
}

const drawn: readonly (readonly [SourceFormat, string, Sharp])[] = [
  ["jpeg", "baseline", plain().jpeg({ quality: 85 })],
  ["jpeg", "progressive", plain().withIccProfile("p3").jpeg({ progressive: true })],
  ["jpeg", "cmyk", plain().withIccProfile("cmyk").jpeg()],
  ["png", "8 bit", plain().withIccProfile("p3").png()],
  ["png", "16 bit with alpha", plain().ensureAlpha(0.5).toColourspace("rgb16").png()],
  ["png", "interlaced palette", plain().png({ progressive: true, palette: true })],
  ["webp", "lossy", plain().withIccProfile("p3").webp()],
  ["webp", "lossless", plain().ensureAlpha(0.5).webp({ lossless: true })],
  ["webp", "animated", animated().webp({ effort: 0 })],
  ["avif", "4:2:0", plain().avif({ effort: 0 })],
  ["avif", "with alpha", plain().ensureAlpha(0.5).avif({ effort: 0 })],
  ["tiff", "lzw", plain().withIccProfile("p3").tiff({ compression: "lzw", predictor: "horizontal" })],
  ["tiff", "tiled", plain().tiff({ compression: "none", tile: true, tileWidth: 64, tileHeight: 64 })],
  ["tiff", "jpeg inside", plain().tiff({ compression: "jpeg" })],
  ["gif", "animated", animated().gif({ effort: 1, colours: 32 })],
];

export async function seeds(): Promise<Seed[]> {
  const heic = await readFile(join(import.meta.dirname, "../fixtures/images/seal-small.heic"));
  const encoded = drawn.map(async ([format, name, picture]) => ({
    format,
    name,
    bytes: await picture.toBuffer(),
  }));
  return [
    ...(await Promise.all(encoded)),
    { format: "heic", name: "phone", bytes: heic },
    { format: "bmp", name: "24 bit", bytes: bitmap() },
    { format: "bmp", name: "RLE8", bytes: runLengthBitmap() },
  ];
}

function bitmapHead(bitsPerPixel: number, compression: number, paletteBytes: number): Buffer {
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(54 + paletteBytes, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bitsPerPixel, 28);
  head.writeUInt32LE(compression, 30);
  return head;
}

const bitmap = () => Buffer.concat([bitmapHead(24, 0, 0), photo()]);

function runLengthBitmap(): Buffer {
  const row = Buffer.from([24, 1, 48, 2, 0, 24, ...Array.from({ length: 24 }, (_, n) => n % 3), 0, 0]);
  const palette = Buffer.from([0, 0, 255, 0, 255, 255, 255, 0, 40, 60, 160, 0]);
  const rows = Array.from({ length: height }, () => row);
  return Buffer.concat([bitmapHead(8, 1, palette.length), palette, ...rows, Buffer.from([0, 1])]);
}
