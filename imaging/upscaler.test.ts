import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fetchAsset } from "#models/fetch.ts";
import { esrganSlim } from "#models/registry.ts";
import { drawFrame } from "#tests/fixtures/draw-rendered.ts";
import type { Frame } from "./frame.ts";
import { openOnnxSession } from "./onnx-session.ts";
import { openUpscaler, type Upscaler } from "./upscaler.ts";

const root = join(import.meta.dirname, "..");
let weights: string;
let upscaler: Upscaler;

beforeAll(async () => {
  weights = await fetchAsset(esrganSlim, { cacheDir: join(root, ".cache/models") });
  upscaler = await openUpscaler(weights, esrganSlim, openOnnxSession);
});
afterAll(() => upscaler.close());

/** A middle part of the fan, whose wires are the hard part, and the same at half its size. */
async function fan(): Promise<{ whole: Frame; half: Frame }> {
  const photo = await readFile(join(root, "tests/fixtures/images/fan.jpg"));
  const whole = sharp(photo).extract({ left: 300, top: 180, width: 320, height: 320 }).ensureAlpha();
  const half = sharp(await whole.clone().png().toBuffer()).resize(160, 160, { kernel: "cubic" });
  return { whole: await toFrame(whole), half: await toFrame(half) };
}

async function toFrame(picture: Sharp): Promise<Frame> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: new Uint8ClampedArray(data) };
}

/** Peak signal to noise of the colours in dB. */
function likeness(a: Frame, b: Frame): number {
  const squares = a.rgba.reduce((sum, value, i) => sum + (value - (b.rgba[i] ?? 0)) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * a.width * a.height * 3) / squares);
}

it("comes closer to the photo it never saw than Lanczos does", async () => {
  const { whole, half } = await fan();
  const raw = { width: half.width, height: half.height, channels: 4 } as const;
  const lanczos = await toFrame(sharp(half.rgba, { raw }).resize(320, 320, { kernel: "lanczos3" }));
  const enlarged = await upscaler.enlarge(half);
  expect([enlarged.width, enlarged.height]).toEqual([320, 320]);
  expect(likeness(enlarged, whole)).toBeGreaterThan(likeness(lanczos, whole) + 2.5);
});

it("invents nothing: shrunk again it is the photo", async () => {
  const { half } = await fan();
  const { width, height, rgba } = await upscaler.enlarge(half);
  let worst = 0;
  for (let y = 0; y < height; y += 2) {
    for (
      let at = 8 * ((y / 2) * half.width), to = 4 * y * width;
      to < 4 * (y + 1) * width;
      to += 8, at += 8
    ) {
      const four = [to, to + 4, to + 4 * width, to + 4 * width + 4];
      for (let channel = 0; channel < 3; channel++) {
        const values = four.map((corner) => rgba[corner + channel] ?? 0);
        // Where the net would go beyond black or white there is nothing to give back.
        if (values.some((value) => value === 0 || value === 255)) continue;
        const mean = values.reduce((sum, value) => sum + value) / 4;
        worst = Math.max(worst, Math.abs(mean - (half.rgba[at / 2 + channel] ?? 0)));
      }
    }
  }
  expect(worst).toBeLessThanOrEqual(0.5);
});

it("joins its tiles without a seam: many tiles or one give the same picture", async () => {
  const { whole } = await fan();
  const atOnce = await openUpscaler(weights, esrganSlim, openOnnxSession, { tileSidePx: 320 });
  const inTiles = await openUpscaler(weights, esrganSlim, openOnnxSession, { tileSidePx: 96 });
  const [one, many] = [await atOnce.enlarge(whole), await inTiles.enlarge(whole)];
  expect(one.rgba.every((value, i) => Math.abs(value - (many.rgba[i] ?? 0)) <= 1)).toBe(true);
  await Promise.all([atOnce.close(), inTiles.close()]);
});

it("knows nothing of what was behind: a product's edge keeps its colour", async () => {
  const disc = drawFrame(
    64,
    64,
    () => [200, 60, 40],
    (x, y) => Math.min(1, Math.max(0, 24 - Math.hypot(x - 32, y - 32))),
  );
  const cut = { ...disc, rgba: disc.rgba.map((value, i) => (disc.rgba[i | 3] === 0 ? 0 : value)) };
  const { rgba } = await upscaler.enlarge(cut);
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] === 0) continue;
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
    expect(Math.max(Math.abs(red - 200), Math.abs(green - 60), Math.abs(blue - 40))).toBeLessThanOrEqual(4);
  }
  expect(rgba[4 * (64 * 128 + 64) + 3]).toBe(255);
  expect(rgba[3]).toBe(0);
});

it("stops between two tiles when aborted", async () => {
  const { half } = await fan();
  await expect(upscaler.enlarge(half, AbortSignal.abort(new Error("cancelled")))).rejects.toThrow(
    "cancelled",
  );
});
