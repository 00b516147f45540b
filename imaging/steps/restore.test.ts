import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { box, drawFrame, union } from "#tests/fixtures/draw-rendered.ts";
import { addNoise, compress, psnr } from "#tests/fixtures/spoil-photo.ts";
import { decode } from "../decode.ts";
import type { Frame } from "../frame.ts";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import { labOf } from "../measure/lab.ts";
import { openScene, type Tools } from "./define-step.ts";
import { restore } from "./restore.ts";

const encode = { format: "png", quality: 100, minQuality: 100, maxBytes: 1 } as const;
const unused: Tools = {
  segmenter: {
    inputSize: (size) => size,
    score: () => Promise.reject(new Error()),
    close: () => Promise.reject(new Error()),
  },
};

const restored = async (photo: Frame, strength = 1): Promise<Frame> =>
  (await restore.apply(openScene(photo), { restore: { strength }, encode }, unused)).source;

const photos = join(import.meta.dirname, "../../tests/fixtures/images");
const clean: Record<string, Frame> = {};
beforeAll(async () => {
  for (const name of ["seal", "fan"]) {
    const middle = { left: 240, top: 240, width: 640, height: 560 };
    clean[name] = await decode(
      await sharp(join(photos, `${name}.jpg`))
        .extract(middle)
        .png()
        .toBuffer(),
    );
  }
});
const photo = (name: string): Frame => clean[name] ?? expect.fail();

describe.each(["seal", "fan"])("the %s", (name) => {
  it("stays to the bit when it is good", async () => {
    expect((await restored(photo(name))).rgba).toBe(photo(name).rgba);
  });

  it.each([
    [4, 4],
    [8, 6],
    [15, 7],
  ])("with noise of %d added comes nearer the clean photo by %d dB and more", async (noise, gain) => {
    const noisy = addNoise(photo(name), noise);
    expect(psnr(await restored(noisy), photo(name))).toBeGreaterThan(psnr(noisy, photo(name)) + gain);
  });

  it("comes nearer by 2.5 dB when the noise went through a camera's JPEG", async () => {
    const noisy = await compress(addNoise(photo(name), 10), 85);
    expect(psnr(await restored(noisy), photo(name))).toBeGreaterThan(psnr(noisy, photo(name)) + 2.5);
  });

  it.each([10, 20, 40])("comes nearer by 0.2 dB after compression at quality %d", async (quality) => {
    const poor = await compress(photo(name), quality);
    expect(psnr(await restored(poor), photo(name))).toBeGreaterThan(psnr(poor, photo(name)) + 0.2);
  });

  it.each([70, 92])("stays to the bit after compression at quality %d", async (quality) => {
    const good = await compress(photo(name), quality);
    expect((await restored(good)).rgba).toBe(good.rgba);
  });
});

it("goes as far as it is told", async () => {
  const noisy = addNoise(photo("seal"), 8);
  const by = async (strength: number) => psnr(await restored(noisy, strength), photo("seal"));
  const gains = [await by(0), await by(0.5), await by(1)] as const;
  expect(gains[0]).toBeCloseTo(psnr(noisy, photo("seal")), 5);
  expect(gains[1]).toBeGreaterThan(gains[0] + 2);
  expect(gains[2]).toBeGreaterThan(gains[1] + 2);
});

it("keeps the photo beside what it restored, and its colours", async () => {
  const noisy = addNoise(photo("seal"), 8);
  const scene = await restore.apply(openScene(noisy), { restore: { strength: 1 }, encode }, unused);
  expect(scene.photo).toBe(noisy);
  for (const { rgba } of [scene.source, scene.output]) {
    expect(deltaE2000(meanLab(rgba), meanLab(noisy.rgba))).toBeLessThan(0.3);
  }
});

it("keeps fine lettering", async () => {
  const strokes = union(...Array.from({ length: 30 }, (_, i) => box(60 + 12 * i, 80, 62 + 12 * i, 200)));
  const label = drawFrame(480, 320, (x, y) => (strokes(x, y) > 0.5 ? [30, 30, 60] : [225, 220, 200]));
  const after = await restored(addNoise(label, 10));
  const row = (x: number) => after.rgba[4 * (140 * 480 + x)] ?? 0;
  for (let i = 0; i < 30; i++) expect(row(67 + 12 * i) - row(61 + 12 * i)).toBeGreaterThan(170);
});

it("takes texture for texture", async () => {
  const grain = addNoise(
    drawFrame(240, 180, () => [120, 110, 90]),
    30,
  );
  const rgba = new Uint8ClampedArray(480 * 360 * 4);
  for (let i = 0; i < 480 * 360; i++) {
    const at = 4 * (Math.floor(i / 960) * 240 + Math.floor((i % 480) / 2));
    rgba.set(grain.rgba.subarray(at, at + 4), 4 * i);
  }
  const fabric = { width: 480, height: 360, rgba };
  expect((await restored(fabric)).rgba).toBe(rgba);
});

it("leaves a photo that came cut out alone, however noisy", async () => {
  const cutOut = addNoise(
    drawFrame(300, 300, () => [120, 110, 90], box(50, 50, 250, 250)),
    12,
  );
  expect((await restored(cutOut)).rgba).toBe(cutOut.rgba);
});

it("takes photos smaller than its blocks", async () => {
  const tiny = addNoise(
    drawFrame(33, 32, () => [120, 110, 90]),
    20,
  );
  expect((await restored(tiny)).width).toBe(33);
});

function meanLab(rgba: Uint8ClampedArray) {
  const mean = (channel: number) => {
    let sum = 0;
    for (let at = channel; at < rgba.length; at += 4) sum += rgba[at] ?? 0;
    return (4 * sum) / rgba.length;
  };
  return labOf(mean(0), mean(1), mean(2));
}
