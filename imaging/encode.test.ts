import sharp from "sharp";
import { expect, it } from "vitest";
import type { EncodeParams } from "#core/recipe.ts";
import { type OutputFormat, outputFormatNames } from "#core/output-formats.ts";
import { type SeededRandom, seededRandom } from "#tests/fixtures/seeded-random.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import type { Frame } from "./frame.ts";

/** Fine texture: hard to compress, so that quality and weight move together. */
function texture(sidePx: number): Frame {
  const rgba = new Uint8ClampedArray(sidePx * sidePx * 4);
  for (let i = 0; i < rgba.length; i++) rgba[i] = i % 4 === 3 ? 255 : (i * 2654435761) % 256;
  return { width: sidePx, height: sidePx, rgba };
}

const params = { format: "jpeg", quality: 92, minQuality: 40, maxBytes: 10_000_000 } as const;

it("keeps the wanted quality when it fits", async () => {
  const file = await encode(texture(128), params);
  expect(file).toMatchObject({ quality: 92, format: "jpeg", mimeType: "image/jpeg" });
});

it.each(["jpeg", "webp", "avif"] as const)(
  "finds the best %s quality that meets the byte limit",
  async (format) => {
    const frame = texture(200);
    const best = await encode(frame, { ...params, format });
    const maxBytes = Math.round(best.bytes.length * 0.7);
    const file = await encode(frame, { ...params, format, maxBytes });
    expect(file.bytes.length).toBeLessThanOrEqual(maxBytes);
    const oneBetter = await encode(frame, {
      ...params,
      format,
      quality: file.quality + 1,
      minQuality: file.quality + 1,
    });
    expect(oneBetter.bytes.length).toBeGreaterThan(maxBytes);
  },
);

it("never goes below the lowest quality, even above the limit", async () => {
  const file = await encode(texture(128), { ...params, maxBytes: 100 });
  expect(file.quality).toBe(40);
  expect(file.bytes.length).toBeGreaterThan(100);
});

it("writes JPEG with full colour resolution and an sRGB profile", async () => {
  const { bytes } = await encode(texture(64), params);
  const found = await sharp(bytes).metadata();
  expect(found).toMatchObject({ chromaSubsampling: "4:4:4", space: "srgb", channels: 3, hasAlpha: false });
  expect(found.icc?.toString("latin1").replaceAll("\0", "")).toContain("sRGB");
});

it("lays clear pixels on white where the format has no transparency", async () => {
  const clear: Frame = { width: 40, height: 40, rgba: new Uint8ClampedArray(40 * 40 * 4) };
  const { bytes } = await encode(clear, params);
  expect((await sharp(bytes).raw().toBuffer()).every((value) => value === 255)).toBe(true);
});

it("keeps PNG in true colour with exact alpha", async () => {
  const frame = texture(64);
  frame.rgba[3] = 77;
  const { bytes, quality } = await encode(frame, { ...params, format: "png" });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.channels, quality, (await sharp(bytes).metadata()).isPalette]).toEqual([4, 100, false]);
  expect(Buffer.compare(data, Buffer.from(frame.rgba))).toBe(0);
});

it("keeps half-transparent edges in WebP and AVIF", async () => {
  const frame = gradient(96, 64, 5);
  for (const format of ["webp", "avif"] as const) {
    const { bytes, mimeType } = await encode(frame, { ...params, format });
    expect(mimeType).toBe(`image/${format}`);
    const again = await decode(bytes);
    const off = again.rgba.filter((value, i) => i % 4 === 3 && Math.abs(value - frame.rgba[i]!) > 4);
    expect([again.width, again.height, off.length]).toEqual([96, 64, 0]);
  }
});

it("packs a PNG harder before it exceeds the limit", async () => {
  const frame = gradient(400, 300, 0);
  const quick = await encode(frame, { ...params, format: "png" });
  const packed = await encode(frame, { ...params, format: "png", maxBytes: quick.bytes.length - 1 });
  expect(packed.bytes.length).toBeLessThan(quick.bytes.length);
  const pixels = await decode(packed.bytes);
  expect(Buffer.compare(Buffer.from(pixels.rgba), Buffer.from(frame.rgba))).toBe(0);
});

/** A smooth picture, clear towards the right, with noise of `noise` levels. */
function gradient(width: number, height: number, noise: number): Frame {
  const random = seededRandom(width * height);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    const rough = () => random.next() * noise;
    rgba.set([255 * x + rough(), 255 * y + rough(), 255 * (1 - x) + rough(), 255 * (1 - x / 2)], i * 4);
  }
  return { width, height, rgba };
}

interface Order {
  readonly name: string;
  readonly frame: Frame;
  readonly params: EncodeParams;
}

/** Any size and shape, smooth or rough, any format, limits from hopeless to generous. */
function drawOrder(random: SeededRandom, format: OutputFormat): Order {
  const [width, height] = [random.whole(1, 160), random.whole(1, 160)];
  const frame = gradient(width, height, random.pick([0, 20, 255]));
  const minQuality = random.whole(1, 80);
  const quality = random.whole(minQuality, 100);
  const maxBytes = Math.round(1500 + random.next() ** 2 * width * height * 2);
  const name = `${format} ${width} x ${height}, quality ${minQuality} to ${quality}, ${maxBytes} bytes`;
  return { name, frame, params: { format, quality, minQuality, maxBytes } };
}

const random = seededRandom(20_261_123);
const orders = outputFormatNames.flatMap((format) =>
  Array.from({ length: format === "avif" ? 10 : 30 }, () => drawOrder(random, format)),
);

it("holds the byte limit for any picture, or says that the lowest quality was reached", async () => {
  let held = 0;
  for (const { name, frame, params } of orders) {
    const file = await encode(frame, params);
    if (file.bytes.length <= params.maxBytes) held += 1;
    else if (params.format !== "png") expect(file.quality, name).toBe(params.minQuality);
    if (params.format !== "png") {
      expect(file.quality, name).toBeGreaterThanOrEqual(params.minQuality);
      expect(file.quality, name).toBeLessThanOrEqual(params.quality);
    }
    const { width, height } = await sharp(file.bytes).metadata();
    expect([width, height], name).toEqual([frame.width, frame.height]);
  }
  // The orders are of both kinds, else nothing was shown.
  expect(held).toBeGreaterThan(orders.length / 3);
  expect(held).toBeLessThan(orders.length);
});
