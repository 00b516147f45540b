import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { expect, it } from "vitest";
import { decode, maxFramePixels } from "./decode.ts";
import type { Frame } from "./frame.ts";
import { maxSourceBytes } from "./source-limits.ts";

/** A 64 × 48 picture, left half one colour, right half another. */
function twoColours(left: string, right: string): Sharp {
  const half = { create: { width: 32, height: 48, channels: 3, background: right } } as const;
  return sharp({ create: { width: 64, height: 48, channels: 3, background: left } }).composite([
    { input: half, left: 32, top: 0 },
  ]);
}

function pixel({ width, rgba }: Frame, x: number, y: number): number[] {
  return [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

function expectNear(received: number[], expected: number[], tolerance: number): void {
  received.forEach((value, n) => {
    expect(
      Math.abs(value - (expected[n] ?? NaN)),
      `${received.join()} near ${expected.join()}`,
    ).toBeLessThanOrEqual(tolerance);
  });
}

const encoders = {
  jpeg: (photo: Sharp) => photo.jpeg({ quality: 95 }),
  png: (photo: Sharp) => photo.png(),
  "16 bit png": (photo: Sharp) => photo.toColourspace("rgb16").png(),
  webp: (photo: Sharp) => photo.webp({ quality: 95 }),
  avif: (photo: Sharp) => photo.avif({ quality: 90 }),
  tiff: (photo: Sharp) => photo.tiff({ compression: "lzw" }),
  gif: (photo: Sharp) => photo.gif(),
};

it.each(Object.entries(encoders))("decodes %s into RGBA", async (_name, encoder) => {
  const frame = await decode(await encoder(twoColours("#c02010", "#1040c0")).toBuffer());
  expect([frame.width, frame.height, frame.rgba.length]).toEqual([64, 48, 64 * 48 * 4]);
  expectNear(pixel(frame, 8, 24), [0xc0, 0x20, 0x10, 255], 12);
  expectNear(pixel(frame, 56, 24), [0x10, 0x40, 0xc0, 255], 12);
});

it("stands a photo upright by its EXIF orientation", async () => {
  const lying = await twoColours("#ff0000", "#0000ff").withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const turned = await sharp(lying).metadata();
  expect(turned.orientation).toBe(6);
  const frame = await decode(lying);
  expect([frame.width, frame.height]).toEqual([48, 64]);
  expectNear(pixel(frame, 24, 8), [255, 0, 0, 255], 12);
  expectNear(pixel(frame, 24, 56), [0, 0, 255, 255], 12);
});

it("keeps a picture's own alpha", async () => {
  const clear = {
    create: { width: 40, height: 40, channels: 4, background: { r: 10, g: 200, b: 30, alpha: 0.5 } },
  } as const;
  expectNear(pixel(await decode(await sharp(clear).png().toBuffer()), 5, 5), [10, 200, 30, 128], 1);
});

it("takes the first frame of an animation", async () => {
  const frames = Buffer.concat(
    ["#ff0000", "#00ff00", "#0000ff"].map((colour) => Buffer.from(rawOf(colour, 40 * 40))),
  );
  const raw = { width: 40, height: 120, channels: 3, pageHeight: 40 } as const;
  const animation = await sharp(frames, { raw })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
  expect((await sharp(animation).metadata()).pages).toBe(3);
  const frame = await decode(animation);
  expect([frame.width, frame.height]).toEqual([40, 40]);
  expectNear(pixel(frame, 20, 20), [255, 0, 0, 255], 4);
});

function rawOf(colour: string, pixels: number): number[] {
  const value = Number.parseInt(colour.slice(1), 16);
  return Array.from({ length: pixels }, () => [value >> 16, (value >> 8) & 255, value & 255]).flat();
}

/** A one-bit PNG whose header promises any size. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(body.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/></svg>`;
const notPhotos = {
  "zero bytes": Buffer.alloc(0),
  SVG: Buffer.from(svg),
  "SVG with an XML head": Buffer.from(`<?xml version="1.0"?>${svg}`),
  HTML: Buffer.from("<!doctype html><title>404</title>"),
  PDF: Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"),
  "MP4 video": Buffer.from("\0\0\0\x18ftypisom\0\0\0\0iso2avc1"),
  "a HEIC mark alone": Buffer.from("\0\0\0\x18ftypheic\0\0\0\0"),
  text: Buffer.from("product,price\nshoe,12\n"),
  "a bare JPEG marker": Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  "a PNG signature followed by noise": Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    Buffer.alloc(500, 7),
  ]),
};

it.each(Object.entries(notPhotos))("refuses %s as BAD_IMAGE", async (_name, bytes) => {
  await expect(decode(bytes)).rejects.toMatchObject({ code: "BAD_IMAGE" });
});

it.each(["jpeg", "png", "webp", "tiff"] as const)("refuses a truncated %s", async (format) => {
  const noise = Buffer.from(Uint8Array.from({ length: 300 * 300 * 3 }, (_, n) => (n * 7919) % 251));
  const whole = await encoders[format](
    sharp(noise, { raw: { width: 300, height: 300, channels: 3 } }),
  ).toBuffer();
  expect((await decode(whole)).width).toBe(300);
  const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
  await expect(decode(cut)).rejects.toMatchObject({ code: "BAD_IMAGE" });
});

it("refuses a 1 × 1 picture and says how large it must be", async () => {
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  await expect(decode(dot)).rejects.toMatchObject({
    code: "BAD_IMAGE",
    userMessage: "This picture is only 1 × 1 pixels. Each side must be at least 32 px.",
  });
});

it("refuses a 30,000 × 30,000 bomb by its header, without inflating it", async () => {
  const bomb = pngOf(30_000, 30_000);
  expect((await sharp(bomb, { limitInputPixels: false }).metadata()).width).toBe(30_000);
  const before = process.memoryUsage.rss();
  await expect(decode(bomb)).rejects.toMatchObject({ code: "IMAGE_TOO_LARGE" });
  expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
});

it("refuses files above 20 MB before looking inside", async () => {
  const heavy = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(maxSourceBytes)]);
  await expect(decode(heavy)).rejects.toMatchObject({ code: "IMAGE_TOO_LARGE" });
});

it("reduces a 64 MP photo to the frame limit", async () => {
  const vast = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();
  const frame = await decode(vast);
  expect(frame.width * frame.height).toBeLessThanOrEqual(maxFramePixels);
  expect(frame.width).toBeGreaterThan(4980);
  expectNear(pixel(frame, 100, 100), [0x33, 0x66, 0x99, 255], 4);
});

it("refuses an AVIF of 72 megapixels, which would be unpacked whole", async () => {
  const file = await encoders.avif(twoColours("#c02010", "#1040c0")).toBuffer();
  const size = file.indexOf("ispe") + 8;
  file.writeUInt32BE(12_000, size);
  file.writeUInt32BE(6_000, size + 4);
  await expect(decode(file)).rejects.toMatchObject({
    code: "IMAGE_TOO_LARGE",
    userMessage: "This picture is too large. The limit is 20 MB and, for AVIF files, 64 megapixels.",
  });
});

it("refuses sides that no camera makes, and reduces very long ones", async () => {
  await expect(decode(pngOf(40_000, 40))).rejects.toMatchObject({
    code: "IMAGE_TOO_LARGE",
    userMessage: "This picture is 40000 × 40 pixels. No side may be longer than 30000 px.",
  });
  const { width, height } = await decode(pngOf(20_000, 80));
  expect([width, height]).toEqual([10_000, 40]);
});

it("reduces a photo that lies on its side by its upright size", async () => {
  const lying = await sharp({ create: { width: 8000, height: 4000, channels: 3, background: "#336699" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { width, height } = await decode(lying);
  expect(height / width).toBeCloseTo(2, 2);
  expect(width * height).toBeLessThanOrEqual(maxFramePixels);
  expect(width).toBeGreaterThan(3500);
});

it("gives up on a photo that takes too long, and says so", async () => {
  const flat = { create: { width: 5000, height: 5000, channels: 3, background: "#336699" } } as const;
  const photo = await sharp(flat).jpeg({ progressive: true }).toBuffer();
  await expect(decode(photo, { timeoutMs: 1 })).rejects.toMatchObject({
    code: "BAD_IMAGE",
    userMessage: "This picture takes too long to open. Save it again as an ordinary JPEG and upload that.",
  });
});

it("refuses a JPEG whose scans would keep the decoder busy for hours", async () => {
  const progressive = twoColours("#c02010", "#1040c0").jpeg({ progressive: true, mozjpeg: true });
  const whole = await progressive.toBuffer();
  expect((await decode(whole)).width).toBe(64);
  const lastScan = whole.subarray(whole.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  const again = (times: number) =>
    Buffer.concat([
      whole.subarray(0, -2),
      ...Array.from({ length: times }, () => lastScan),
      whole.subarray(-2),
    ]);
  expect((await decode(again(20))).width).toBe(64);
  await expect(decode(again(10_000))).rejects.toMatchObject({
    code: "BAD_IMAGE",
    message: expect.stringMatching(/more than 100 scans/) as unknown,
  });
});
