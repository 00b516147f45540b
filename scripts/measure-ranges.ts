/**
 * Measures the range of every tensor of the segmentation net over the demo's photos, for its 8 bit variant.
 *
 *     node scripts/measure-ranges.ts        writes models/isnet-medium-ranges.json
 *
 * Run it again when the weights or models/quantise.ts change, and put the new hash into the registry.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import onnxProto from "onnx-proto";
import sharp from "sharp";
import { folderPhotos } from "#imaging/folder-photos.ts";
import { openOnnxSession } from "#imaging/onnx-session.ts";
import { inputSize, makeInput } from "#imaging/segmenter.ts";
import { fetchModel } from "#models/fetch.ts";
import { type Ranges, tensorsToMeasure } from "#models/quantise.ts";
import { isnetMedium } from "#models/registry.ts";

const { ModelProto } = onnxProto.onnx;
const pathOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const longSidePx = 512;
/** Values beyond are rarer than one in a hundred thousand; cutting them off makes every step finer. */
const outliers = 1e-5;
/** Of one tensor and photo. */
const mostSamples = 200_000;

const bytes = await readFile(await fetchModel(isnetMedium.id, { cacheDir: pathOf(".cache/models") }));
const tensors = tensorsToMeasure(bytes);
const room = await mkdtemp(join(tmpdir(), "packshot-ranges-"));
try {
  await writeFile(pathOf("models/isnet-medium-ranges.json"), `${JSON.stringify(await measure(), null, 1)}\n`);
} finally {
  await rm(room, { recursive: true });
}

async function measure(): Promise<Ranges> {
  const [input = "", ...inner] = tensors;
  const session = await openOnnxSession(await exposing(inner));
  const ranges = new Map<string, [number, number]>();
  for (const { path } of await folderPhotos(pathOf("sandbox/shopify/seed/photos"))) {
    const values = await inputOf(path);
    widen(ranges, input, values.data);
    const outputs = await session.run(input, values, inner);
    for (const [n, { data }] of outputs.entries()) widen(ranges, inner[n] ?? "", data);
  }
  await session.close();
  return Object.fromEntries(ranges);
}

/** The net with the tensors as outputs. */
async function exposing(names: readonly string[]): Promise<string> {
  const model = ModelProto.decode(bytes);
  model.graph?.output?.push(...names.map((name) => ({ name, type: { tensorType: { elemType: 1 } } })));
  const path = join(room, "exposing.onnx");
  await writeFile(path, ModelProto.encode(model).finish());
  return path;
}

async function inputOf(path: string) {
  const photo = sharp(path).autoOrient().removeAlpha().toColourspace("srgb");
  const { info } = await photo.toBuffer({ resolveWithObject: true });
  const { width, height } = inputSize(info, longSidePx, isnetMedium);
  const rgb = await photo.resize(width, height, { fit: "fill" }).raw().toBuffer();
  return makeInput({ width, height, rgb }, isnetMedium);
}

function widen(ranges: Map<string, [number, number]>, name: string, data: Float32Array): void {
  const every = Math.ceil(data.length / mostSamples);
  const samples = data.filter((_, i) => i % every === 0).sort();
  const at = (share: number) =>
    samples[Math.min(samples.length - 1, Math.floor(share * samples.length))] ?? 0;
  const [low, high] = ranges.get(name) ?? [0, 0];
  const rounded = (value: number) => Number(value.toPrecision(4));
  ranges.set(name, [Math.min(low, rounded(at(outliers))), Math.max(high, rounded(at(1 - outliers)))]);
}
