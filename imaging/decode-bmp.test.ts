/** Bitmaps of every kind that programs write, drawn here byte by byte from the format's description. */
import { expect, it } from "vitest";
import { decode } from "./decode.ts";

const side = 40;
const red = [255, 0, 0, 255];
const blue = [0, 0, 255, 255];
const white = [255, 255, 255, 255];

interface Bitmap {
  readonly bitsPerPixel: number;
  readonly pixels: Buffer;
  readonly compression?: number;
  /** What stands between header and pixels: colour masks, palette. */
  readonly between?: Buffer;
  readonly rows?: number;
  readonly headerBytes?: 12 | 40 | 124;
}

function bitmap(made: Bitmap): Buffer {
  const {
    bitsPerPixel,
    pixels,
    compression = 0,
    between = Buffer.alloc(0),
    rows = side,
    headerBytes = 40,
  } = made;
  const head = Buffer.alloc(14 + headerBytes);
  head.write("BM");
  head.writeUInt32LE(head.length + between.length + pixels.length, 2);
  head.writeUInt32LE(head.length + between.length, 10);
  head.writeUInt32LE(headerBytes, 14);
  if (headerBytes === 12) {
    [side, rows, 1, bitsPerPixel].forEach((value, n) => head.writeUInt16LE(value, 18 + 2 * n));
  } else {
    head.writeInt32LE(side, 18);
    head.writeInt32LE(rows, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(bitsPerPixel, 28);
    head.writeUInt32LE(compression, 30);
  }
  return Buffer.concat([head, between, pixels]);
}

/** Rows bottom up, padded to four bytes. The picture: upper half red, lower left blue, lower right white. */
function rows(rowOf: (colours: readonly ("red" | "blue" | "white")[]) => number[]): Buffer {
  const upper = Array.from({ length: side }, () => "red" as const);
  const lower = Array.from({ length: side }, (_, x) =>
    x < side / 2 ? ("blue" as const) : ("white" as const),
  );
  const padded = (colours: typeof lower | typeof upper) => {
    const row = rowOf(colours);
    return [...row, ...Array.from({ length: (4 - (row.length % 4)) % 4 }, () => 0)];
  };
  return Buffer.from(Array.from({ length: side }, (_, y) => padded(y < side / 2 ? lower : upper)).flat());
}

const paletteOf = (entryBytes: 3 | 4) => {
  const fourth = entryBytes === 4 ? [0] : [];
  return Buffer.from(
    [
      [0, 0, 255],
      [255, 0, 0],
      [255, 255, 255],
    ].flatMap((bgr) => [...bgr, ...fourth]),
  );
};
const index = { red: 0, blue: 1, white: 2 };
const bgr = { red: [0, 0, 255], blue: [255, 0, 0], white: [255, 255, 255] };
const bgr555 = { red: [0x00, 0x7c], blue: [0x1f, 0x00], white: [0xff, 0x7f] };
const bgr565 = { red: [0x00, 0xf8], blue: [0x1f, 0x00], white: [0xff, 0xff] };
const uint32s = (...values: number[]) => Buffer.from(new Uint32Array(values).buffer);

const direct = (of: Record<keyof typeof bgr, number[]>, ...more: number[]) =>
  rows((colours) => colours.flatMap((colour) => [...of[colour], ...more]));
const bytes8 = rows((colours) => colours.map((colour) => index[colour]));
const nibbles = rows((colours) =>
  Array.from({ length: side / 2 }, (_, n) => (index[colours[2 * n]!] << 4) | index[colours[2 * n + 1]!]),
);

/** Rows of runs, an absolute stretch with its padding byte, ends of line and of picture. */
const runs8 = Buffer.from([
  ...Array.from({ length: side / 2 }, () => [20, 1, 0, 5, 2, 2, 2, 2, 2, 0, 15, 2, 0, 0]).flat(),
  ...Array.from({ length: side / 2 }, () => [side, 0, 0, 0]).flat(),
  ...[0, 1],
]);
/** As above at 4 bit; the upper half is skipped by deltas and so keeps colour 0. */
const runs4 = Buffer.from([
  ...Array.from({ length: side / 2 }, () => [20, 0x11, 0, 5, 0x22, 0x22, 0x20, 0, 15, 0x22, 0, 0]).flat(),
  ...[0, 2, 0, side / 2, 0, 1],
]);

const kinds: Record<string, Buffer> = {
  "8 bit": bitmap({ bitsPerPixel: 8, pixels: bytes8, between: paletteOf(4) }),
  "8 bit, OS/2 header": bitmap({ bitsPerPixel: 8, pixels: bytes8, between: paletteOf(3), headerBytes: 12 }),
  "4 bit": bitmap({ bitsPerPixel: 4, pixels: nibbles, between: paletteOf(4) }),
  RLE8: bitmap({ bitsPerPixel: 8, pixels: runs8, compression: 1, between: paletteOf(4) }),
  RLE4: bitmap({ bitsPerPixel: 4, pixels: runs4, compression: 2, between: paletteOf(4) }),
  "16 bit": bitmap({ bitsPerPixel: 16, pixels: direct(bgr555) }),
  "16 bit 5-6-5": bitmap({
    ...{ bitsPerPixel: 16, pixels: direct(bgr565), compression: 3 },
    between: uint32s(0xf800, 0x07e0, 0x001f),
  }),
  "24 bit": bitmap({ bitsPerPixel: 24, pixels: direct(bgr) }),
  "32 bit": bitmap({ bitsPerPixel: 32, pixels: direct(bgr, 0) }),
  "32 bit with masks": bitmap({
    ...{ bitsPerPixel: 32, pixels: direct(bgr, 0), compression: 3 },
    between: uint32s(0xff0000, 0xff00, 0xff),
  }),
};

it.each(Object.entries(kinds))("reads a bitmap of %s", async (_name, file) => {
  const { width, height, rgba } = await decode(file);
  const pixel = (x: number, y: number) => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  expect([width, height]).toEqual([side, side]);
  expect([pixel(0, 0), pixel(39, 19)]).toEqual([red, red]);
  expect([pixel(0, 20), pixel(19, 39)]).toEqual([blue, blue]);
  expect([pixel(20, 20), pixel(25, 30), pixel(39, 39)]).toEqual([white, white, white]);
});

it("reads 1 bit, most significant bit first", async () => {
  const pixels = Buffer.alloc(8 * side, 0b10110000);
  const two = Buffer.from([0, 0, 255, 0, 255, 255, 255, 0]);
  const { rgba } = await decode(bitmap({ bitsPerPixel: 1, pixels, between: two }));
  expect([...rgba.subarray(0, 16)]).toEqual([...white, ...red, ...white, ...white]);
});

it("stands a top-down bitmap the right way up", async () => {
  const { rgba } = await decode(bitmap({ bitsPerPixel: 24, pixels: direct(bgr), rows: -side }));
  expect([...rgba.subarray(0, 4)]).toEqual(blue);
  expect([...rgba.subarray(-4)]).toEqual(red);
});

/** A V5 header with masks at their places in it. */
function withAlpha(alpha: number): Buffer {
  const file = bitmap({ bitsPerPixel: 32, pixels: direct(bgr, alpha), compression: 3, headerBytes: 124 });
  uint32s(0xff0000, 0xff00, 0xff, 0xff000000).copy(file, 54);
  return file;
}

it("keeps declared alpha, but not one that would hide everything", async () => {
  expect([...(await decode(withAlpha(100))).rgba.subarray(0, 4)]).toEqual([255, 0, 0, 100]);
  expect([...(await decode(withAlpha(0))).rgba.subarray(0, 4)]).toEqual(red);
});

const whole = kinds["24 bit"]!;
const changed = (file: Buffer, change: (copy: Buffer) => unknown) => {
  const copy = Buffer.from(file);
  change(copy);
  return copy;
};

const broken: Record<string, [Buffer, RegExp]> = {
  truncated: [whole.subarray(0, whole.length - 100), /announces/],
  "only a header": [whole.subarray(0, 54), /pixels begin/],
  "pixels inside the header": [changed(whole, (file) => file.writeUInt32LE(20, 10)), /pixels begin/],
  "two planes": [changed(whole, (file) => file.writeUInt16LE(2, 26)), /in 2 planes/],
  "a negative width": [changed(whole, (file) => file.writeInt32LE(-side, 18)), /-40 x 40/],
  "3 bits": [changed(whole, (file) => file.writeUInt16LE(3, 28)), /3 bits/],
  "JPEG inside": [changed(whole, (file) => file.writeUInt32LE(4, 30)), /coding 4/],
  "no palette": [bitmap({ bitsPerPixel: 8, pixels: bytes8 }), /without its palette/],
  "a colour outside its palette": [
    changed(kinds["8 bit"]!, (file) => file.fill(200, file.length - 4)),
    /uses colour 200/,
  ],
  "runs over the edge": [
    bitmap({ bitsPerPixel: 8, pixels: Buffer.from([41, 0, 0, 1]), compression: 1, between: paletteOf(4) }),
    /leave the picture/,
  ],
  "runs that never end": [
    bitmap({ bitsPerPixel: 8, pixels: Buffer.from([40, 0]), compression: 1, between: paletteOf(4) }),
    /ends within its run-length code/,
  ],
  "empty masks": [
    bitmap({ bitsPerPixel: 32, pixels: direct(bgr, 0), compression: 3, between: uint32s(0, 0xff00, 0xff) }),
    /empty colour mask/,
  ],
};

it.each(Object.entries(broken))("refuses a bitmap with %s", async (_name, [file, reason]) => {
  await expect(decode(file)).rejects.toMatchObject({
    code: "BAD_IMAGE",
    message: expect.stringMatching(reason) as unknown,
  });
});

it("refuses a bitmap of a thousand megapixels by its header", async () => {
  const vast = changed(kinds["RLE8"]!, (file) => {
    file.writeInt32LE(40_000, 18);
    file.writeInt32LE(40_000, 22);
  });
  await expect(decode(vast)).rejects.toMatchObject({ code: "IMAGE_TOO_LARGE" });
});
