/** True colours out of every format: files in other colour spaces become the sRGB colours they mean. */
import sharp, { type Sharp } from "sharp";
import { expect, it } from "vitest";
import {
  idealPrint,
  idealPrinterProfile,
  inSpace,
  tagJpeg,
  tagPng,
  wideSpaces,
} from "#tests/fixtures/colour-profile.ts";
import { decode } from "./decode.ts";
import { isAdobeRgbByExif } from "./exif-colour-space.ts";
import type { Frame } from "./frame.ts";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import { labOf } from "./measure/lab.ts";
import { uncompressedTiff } from "./uncompressed-tiff.ts";

type Rgb = readonly [number, number, number];

/** Ordinary, saturated and near-neutral colours, all inside sRGB. */
const patches: readonly Rgb[] = [
  [200, 40, 30],
  [30, 120, 60],
  [25, 60, 170],
  [230, 190, 60],
  [128, 128, 128],
  [245, 240, 232],
];
const patchPx = 40;

/** Flat patches side by side. */
function patchwork(colours: readonly Rgb[]): Sharp {
  const width = patchPx * colours.length;
  const rgb = Buffer.alloc(width * patchPx * 3);
  for (let i = 0; i < width * patchPx; i++) {
    rgb.set(colours[Math.floor((i % width) / patchPx)]!, i * 3);
  }
  return sharp(rgb, { raw: { width, height: patchPx, channels: 3 } });
}

/** ΔE2000 of the worst patch, each read in its middle. */
function worstPatch({ width, rgba }: Frame, expected: readonly Rgb[]): number {
  const differences = expected.map((colour, n) => {
    const at = ((patchPx / 2) * width + n * patchPx + patchPx / 2) * 4;
    return deltaE2000(labOf(...colour), labOf(rgba[at]!, rgba[at + 1]!, rgba[at + 2]!));
  });
  return Math.max(...differences);
}

const spaces = Object.entries(wideSpaces);

it.each(spaces)("brings %s home from PNG and JPEG", async (_name, space) => {
  const stored = patches.map((colour) => inSpace(space, colour));
  const png = await patchwork(stored).png().toBuffer();
  const jpeg = await patchwork(stored).jpeg({ quality: 98, chromaSubsampling: "4:4:4" }).toBuffer();
  expect(worstPatch(await decode(png), patches), "without the profile").toBeGreaterThan(3);
  expect(worstPatch(await decode(tagPng(png, space.profile)), patches)).toBeLessThan(1);
  expect(worstPatch(await decode(tagJpeg(jpeg, space.profile)), patches)).toBeLessThan(1.5);
});

/** As cameras write it: no profile, an interoperability index in EXIF. */
async function fromCamera(index: string): Promise<Buffer> {
  const stored = patches.map((colour) => inSpace(wideSpaces["Adobe RGB"], colour));
  const exif = { IFD2: { ColorSpace: "65535" }, IFD4: { InteroperabilityIndex: index } };
  return patchwork(stored).withExif(exif).jpeg({ quality: 98, chromaSubsampling: "4:4:4" }).toBuffer();
}

it("knows Adobe RGB by what cameras say in EXIF", async () => {
  const camera = await fromCamera("R03");
  expect((await sharp(camera).metadata()).hasProfile).toBe(false);
  expect(worstPatch(await decode(camera), patches)).toBeLessThan(1.5);
  expect(worstPatch(await decode(await fromCamera("R98")), patches)).toBeGreaterThan(3);
});

it("is not led out of the EXIF block by a lying directory", async () => {
  const exif = (await sharp(await fromCamera("R03")).metadata()).exif!;
  expect(isAdobeRgbByExif(exif)).toBe(true);
  for (let length = 0; length < exif.length; length += 3)
    expect(isAdobeRgbByExif(exif.subarray(0, length))).toBeDefined();
  const lying = Buffer.from(exif);
  lying.writeUInt32LE(0xfffffff0, 10);
  expect(isAdobeRgbByExif(lying)).toBe(false);
});

const exact = { png: 0.5, tiff: 0.5, "16 bit png": 0.5, webp: 2, avif: 2, jpeg: 1.5 };
const encoders: Record<keyof typeof exact, (photo: Sharp) => Sharp> = {
  png: (photo) => photo.png(),
  tiff: (photo) => photo.tiff({ compression: "deflate" }),
  "16 bit png": (photo) => photo.toColourspace("rgb16").png(),
  webp: (photo) => photo.webp({ quality: 98 }),
  avif: (photo) => photo.avif({ quality: 95, chromaSubsampling: "4:4:4" }),
  jpeg: (photo) => photo.jpeg({ quality: 98, chromaSubsampling: "4:4:4" }),
};
const formats = Object.entries(encoders).map(([name, encode]) => ({
  name,
  encode,
  limit: exact[name as "png"],
}));

it.each(formats)("keeps sRGB and Display P3 colours in $name", async ({ encode, limit }) => {
  expect(worstPatch(await decode(await encode(patchwork(patches)).toBuffer()), patches)).toBeLessThan(limit);
  const photo = patchwork(patches).withIccProfile("p3");
  expect(worstPatch(await decode(await encode(photo).toBuffer()), patches)).toBeLessThan(limit + 0.5);
});

it("brings a 16 bit Display P3 file home, and takes an untagged one for sRGB", async () => {
  const space = wideSpaces["Display P3"];
  const stored = patches.map((colour) => inSpace(space, colour));
  const deep = await patchwork(stored).toColourspace("rgb16").png().toBuffer();
  expect((await sharp(deep).metadata()).depth).toBe("ushort");
  expect(worstPatch(await decode(tagPng(deep, space.profile)), patches)).toBeLessThan(1);
  expect(worstPatch(await decode(deep), stored)).toBeLessThan(0.5);
});

const inks: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 0, 0],
  [0.2, 0.4, 0.6, 0],
  [0.8, 0.2, 0, 0.2],
  [0, 0.8, 0.8, 0],
  [0.4, 0.4, 0.4, 0.4],
  [0, 0, 0, 1],
];

/** An uncompressed CMYK TIFF of ink patches. */
function printFile(profile: Buffer): Buffer {
  const width = patchPx * inks.length;
  const data = Buffer.alloc(width * patchPx * 4);
  for (let i = 0; i < width * patchPx; i++) {
    data.set(
      inks[Math.floor((i % width) / patchPx)]!.map((ink) => ink * 255),
      i * 4,
    );
  }
  const file = uncompressedTiff({ width, height: patchPx, data, channels: 4, icc: profile });
  const entryAt = (tag: number) =>
    [...Array(12).keys()].map((n) => 10 + 12 * n).find((at) => file.readUInt16LE(at) === tag)!;
  file.writeUInt16LE(5, entryAt(262) + 8); // inks instead of light
  file.writeUInt16LE(332, entryAt(338)); // ink set instead of alpha
  file.writeUInt16LE(1, entryAt(332) + 8); // CMYK
  return file;
}

it("converts CMYK by its profile", async () => {
  const file = printFile(idealPrinterProfile());
  expect(await sharp(file).metadata()).toMatchObject({ space: "cmyk", channels: 4, hasProfile: true });
  expect(worstPatch(await decode(file), inks.map(idealPrint))).toBeLessThan(1.5);
});

/** Muted colours that print can show. */
const printable: readonly Rgb[] = [
  [150, 90, 70],
  [110, 130, 90],
  [90, 100, 130],
  [170, 150, 110],
  [225, 220, 210],
  [255, 255, 255],
];

it("reads the inverted inks of a CMYK JPEG, and takes a standard press where the profile was lost", async () => {
  const print = () => patchwork(printable).toColourspace("cmyk");
  const tiff = await decode(await print().tiff({ compression: "lzw" }).toBuffer());
  const bare = await print().jpeg({ quality: 98, chromaSubsampling: "4:4:4" }).toBuffer();
  expect(await sharp(bare).metadata()).toMatchObject({ space: "cmyk", hasProfile: false });
  const fromTiff = printable.map((_, n): Rgb => {
    const at = ((patchPx / 2) * tiff.width + n * patchPx + patchPx / 2) * 4;
    return [tiff.rgba[at]!, tiff.rgba[at + 1]!, tiff.rgba[at + 2]!];
  });
  expect(worstPatch(await decode(bare), fromTiff)).toBeLessThan(1.5);
  // The press's own tables do not quite invert each other.
  expect(worstPatch(await decode(bare), printable)).toBeLessThan(5);
});

const greys: readonly Rgb[] = [16, 60, 118, 128, 200, 250].map((level) => [level, level, level]);

it("keeps grey levels at 8 and 16 bit, and grey with alpha", async () => {
  const grey = () => patchwork(greys).toColourspace("b-w");
  expect(worstPatch(await decode(await grey().png().toBuffer()), greys)).toBeLessThan(0.5);
  expect(worstPatch(await decode(await grey().jpeg({ quality: 98 }).toBuffer()), greys)).toBeLessThan(0.5);
  const deep = await patchwork(greys).toColourspace("grey16").png().toBuffer();
  expect(await sharp(deep).metadata()).toMatchObject({ depth: "ushort", channels: 1 });
  expect(worstPatch(await decode(deep), greys)).toBeLessThan(0.5);
  const clear = await grey().ensureAlpha(0.5).png().toBuffer();
  expect((await sharp(clear).metadata()).channels).toBe(2);
  const frame = await decode(clear);
  expect(worstPatch(frame, greys)).toBeLessThan(0.5);
  expect(frame.rgba[3]).toBe(127);
});
