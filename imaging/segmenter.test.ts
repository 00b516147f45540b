import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { convertIsnet } from "#models/convert-isnet.ts";
import { madeUpWeights } from "#models/made-up-weights.ts";
import type { SegmentationRecord } from "#models/model-record.ts";
import { isnetMedium } from "#models/registry.ts";
import type { Frame } from "./frame.ts";
import { inputSize, openSegmenter } from "./segmenter.ts";

const room = await mkdtemp(join(tmpdir(), "packshot-segmenter-"));
const weights = join(room, "tiny.onnx");
await writeFile(weights, convertIsnet(madeUpWeights(), "output"));
afterAll(() => rm(room, { recursive: true }));

/** Left half black, right half white. */
function halves(width: number, height: number): Frame {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) if (i % width < width / 2) rgba.fill(0, i * 4, i * 4 + 3);
  return { width, height, rgba };
}

const sigmoid = (value: number) => 255 / (1 + Math.exp(-value));

it("feeds normalised colours at any aspect ratio and returns a mask of the photo's size", async () => {
  const segmenter = await openSegmenter(weights, isnetMedium);
  const { width, height, alpha } = await segmenter.segment(halves(300, 140), 256);
  await segmenter.close();
  expect([width, height, alpha.length]).toEqual([300, 140, 300 * 140]);
  const row = 70 * 300;
  expect(Math.abs((alpha[row + 20] ?? 0) - sigmoid((0 - 128) / 256))).toBeLessThan(2);
  expect(Math.abs((alpha[row + 280] ?? 0) - sigmoid((255 - 128) / 256))).toBeLessThan(2);
});

it("takes the sigmoid itself of a net that answers with logits, and a square where the net wants one", async () => {
  const record: SegmentationRecord = {
    ...isnetMedium,
    input: { ...isnetMedium.input, shape: "square", mean: [0, 0, 0], deviation: [255, 255, 255] },
    output: { name: "output", range: "logit" },
  };
  const segmenter = await openSegmenter(weights, record, { threads: 1 });
  const { alpha } = await segmenter.segment(halves(200, 100), 128);
  await segmenter.close();
  expect(Math.abs((alpha[50 * 200 + 190] ?? 0) - sigmoid(sigmoid(1) / 255))).toBeLessThan(2);
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
