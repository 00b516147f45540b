import sharp from "sharp";
import { expect, it } from "vitest";
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

it.each(["jpeg", "webp"] as const)("finds the best %s quality that meets the byte limit", async (format) => {
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
});

it("never goes below the lowest quality, even above the limit", async () => {
  const file = await encode(texture(128), { ...params, maxBytes: 100 });
  expect(file.quality).toBe(40);
  expect(file.bytes.length).toBeGreaterThan(100);
});

it("writes JPEG with full colour resolution, an sRGB profile and no other metadata", async () => {
  const { bytes } = await encode(texture(64), params);
  const found = await sharp(bytes).metadata();
  expect(found).toMatchObject({ chromaSubsampling: "4:4:4", space: "srgb", channels: 3, hasAlpha: false });
  expect(found.icc?.toString("latin1").replaceAll("\0", "")).toContain("sRGB");
  expect([found.exif, found.iptc, found.xmp]).toEqual([undefined, undefined, undefined]);
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
