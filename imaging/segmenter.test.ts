import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { convertIsnet } from "#models/convert-isnet.ts";
import { madeUpWeights } from "#models/made-up-weights.ts";
import type { SegmentationRecord } from "#models/model-record.ts";
import { isnetMedium } from "#models/registry.ts";
import { inputSize, openSegmenter, type RgbPicture, type Size } from "./segmenter.ts";

const room = await mkdtemp(join(tmpdir(), "packshot-segmenter-"));
const weights = join(room, "tiny.onnx");
await writeFile(weights, convertIsnet(madeUpWeights(), "output"));
afterAll(() => rm(room, { recursive: true }));

/** Left half black, right half white. */
function halves(size: Size): RgbPicture {
  const rgb = new Uint8Array(size.width * size.height * 3).fill(255);
  for (let i = 0; i < size.width * size.height; i++)
    if (i % size.width < size.width / 2) rgb.fill(0, i * 3, i * 3 + 3);
  return { ...size, rgb };
}

const sigmoid = (value: number) => 255 / (1 + Math.exp(-value));

it("feeds normalised colours at any aspect ratio and returns one level a pixel", async () => {
  const segmenter = await openSegmenter(weights, isnetMedium);
  const size = segmenter.inputSize({ width: 300, height: 140 }, 256);
  const levels = await segmenter.score(halves(size));
  await segmenter.close();
  expect(size).toEqual({ width: 256, height: 128 });
  expect(levels.length).toBe(256 * 128);
  const row = 60 * 256;
  expect(Math.abs((levels[row + 20] ?? 0) - sigmoid((0 - 128) / 256))).toBeLessThan(2);
  expect(Math.abs((levels[row + 240] ?? 0) - sigmoid((255 - 128) / 256))).toBeLessThan(2);
});

it("takes the sigmoid itself of a net that answers with logits, and a square where the net wants one", async () => {
  const record: SegmentationRecord = {
    ...isnetMedium,
    input: { ...isnetMedium.input, shape: "square", mean: [0, 0, 0], deviation: [255, 255, 255] },
    output: { name: "output", range: "logit" },
  };
  const segmenter = await openSegmenter(weights, record, { threads: 1 });
  const size = segmenter.inputSize({ width: 200, height: 100 }, 128);
  const levels = await segmenter.score(halves(size));
  await segmenter.close();
  expect(size).toEqual({ width: 128, height: 128 });
  expect(Math.abs((levels[64 * 128 + 120] ?? 0) - sigmoid(sigmoid(1) / 255))).toBeLessThan(2);
});

it("rounds the net's input to multiples of 64 and keeps thin photos at least that wide", () => {
  expect(inputSize({ width: 1400, height: 1050 }, 1024, isnetMedium)).toEqual({ width: 1024, height: 768 });
  expect(inputSize({ width: 300, height: 200 }, 1024, isnetMedium)).toEqual({ width: 1024, height: 704 });
  expect(inputSize({ width: 4000, height: 40 }, 1024, isnetMedium)).toEqual({ width: 1024, height: 64 });
});

it("refuses a file that is no graph", async () => {
  const broken = join(room, "broken.onnx");
  await writeFile(broken, "not a graph");
  await expect(openSegmenter(broken, isnetMedium)).rejects.toMatchObject({ code: "INTERNAL" });
});
