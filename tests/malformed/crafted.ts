/** Malformed files that chance would not make: bombs, wrong profiles, polyglots, nothing at all. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { idealPrinterProfile, tagJpeg, tagPng } from "../fixtures/colour-profile.ts";
import type { MalformedFile } from "./malformed-file.ts";
import type { Seed } from "./seeds.ts";

export async function crafted(photos: readonly Seed[]): Promise<MalformedFile[]> {
  return [
    ...bombs(),
    ...manyScans(photos),
    ...(await wrongProfiles(photos)),
    ...polyglots(photos),
    ...barelyFiles(photos),
  ];
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function png(width: number, height: number, bitDepth: number, colourType: number, chunks: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colourType], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

/** Small files that announce, or unpack to, far more than they are. */
function bombs(): MalformedFile[] {
  const zeros = deflateSync(Buffer.alloc(60_000_000), { level: 9 });
  const row = deflateSync(Buffer.alloc(300));
  const text = Buffer.concat([Buffer.from("Comment\0\0", "latin1"), zeros]);
  const profile = Buffer.concat([Buffer.from("bomb\0\0", "latin1"), zeros]);
  const data = chunk("IDAT", zeros);
  const manyTexts = Array.from({ length: 2000 }, (_, n) => chunk("tEXt", Buffer.from(`k${n}\0v`)));
  const sizes: [number, number][] = [
    [0, 0],
    [64, 0],
    [30_000, 30_000],
    [2 ** 31 - 1, 64],
    [1_000_000, 99],
  ];
  return [
    ...sizes.map(([w, h]) => ({ name: `png of ${w} x ${h}`, bytes: png(w, h, 8, 2, [chunk("IDAT", row)]) })),
    { name: "png of 9,900 x 9,900 without pixels", bytes: png(9900, 9900, 16, 6, [chunk("IDAT", row)]) },
    { name: "png with 60 MB behind its last row", bytes: png(64, 64, 8, 2, [data]) },
    { name: "png with a text of 60 MB", bytes: png(64, 64, 8, 2, [chunk("zTXt", text), data]) },
    { name: "png with a profile of 60 MB", bytes: png(64, 64, 8, 2, [chunk("iCCP", profile), data]) },
    { name: "png with 2,000 texts", bytes: png(64, 64, 8, 2, [...manyTexts, data]) },
    { name: "png without pixels", bytes: png(64, 64, 8, 2, []) },
    {
      name: "png with a palette of nothing",
      bytes: png(64, 64, 8, 3, [chunk("PLTE", Buffer.alloc(0)), data]),
    },
    { name: "png of 16 bit palette", bytes: png(64, 64, 16, 3, [data]) },
    { name: "gif of 65,535 x 65,535", bytes: gifOf(65_535, 65_535, 1) },
    { name: "gif with 20,000 frames", bytes: gifOf(64, 64, 20_000) },
  ];
}

/** Progressive JPEGs whose last scan comes again and again. */
function manyScans(photos: readonly Seed[]): MalformedFile[] {
  const { bytes } = photos.find(({ name }) => name === "progressive")!;
  const lastScan = bytes.subarray(bytes.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  return [50, 20_000].map((times) => ({
    name: `jpeg of ${times} scans`,
    bytes: Buffer.concat([
      bytes.subarray(0, -2),
      ...Array.from({ length: times }, () => lastScan),
      bytes.subarray(-2),
    ]),
  }));
}

/** Frames that each hold one clear code and the end. */
function gifOf(width: number, height: number, frames: number): Buffer {
  const head = Buffer.from("GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff", "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(";")]);
}

/** Profiles for another colour model, cut short, of noise, of nothing. */
async function wrongProfiles(photos: readonly Seed[]): Promise<MalformedFile[]> {
  const rgb = { create: { width: 64, height: 64, channels: 3, background: "#c05030" } } as const;
  const [plainPng, plainJpeg] = [await sharp(rgb).png().toBuffer(), await sharp(rgb).jpeg().toBuffer()];
  const printer = idealPrinterProfile();
  const noise = photos[0]!.bytes.subarray(0, 600);
  const profiles: [string, Buffer][] = [
    ["for CMYK", printer],
    ["cut short", printer.subarray(0, 300)],
    ["of noise", noise],
    ["of nothing", Buffer.alloc(0)],
    ["that claims 4 GB", Buffer.concat([Buffer.from([255, 255, 255, 255]), printer.subarray(4, 3000)])],
  ];
  return profiles.flatMap(([kind, profile]) => [
    { name: `png with a profile ${kind}`, bytes: tagPng(plainPng, profile) },
    { name: `jpeg with a profile ${kind}`, bytes: tagJpeg(plainJpeg, profile) },
  ]);
}

/** Whole photos with something else before or behind them. */
function polyglots(photos: readonly Seed[]): MalformedFile[] {
  const page = Buffer.from("<script>alert(1)</script><svg xmlns='http://www.w3.org/2000/svg'/>");
  const zip = Buffer.from("PK\x05\x06" + "\0".repeat(18), "latin1");
  return photos.flatMap(({ format, name, bytes }) => [
    { name: `${format} (${name}) behind a page`, bytes: Buffer.concat([page, bytes]) },
    { name: `${format} (${name}) before a page and an archive`, bytes: Buffer.concat([bytes, page, zip]) },
  ]);
}

/** The first bytes alone, then zeros. */
function barelyFiles(photos: readonly Seed[]): MalformedFile[] {
  return photos.flatMap(({ format, name, bytes }) => [
    { name: `${format} (${name}): its first 16 bytes`, bytes: bytes.subarray(0, 16) },
    {
      name: `${format} (${name}): its first 40 bytes, then zeros`,
      bytes: Buffer.concat([bytes.subarray(0, 40), Buffer.alloc(2000)]),
    },
  ]);
}
