/**
 * Fits the model of clean product photos (imaging/measure/naturalness-model.json) and says how well it tells spoilt ones.
 *
 *     node scripts/fit-naturalness.ts PHOTOS ALPHAS [NAME ...] && npx prettier --write imaging/measure/naturalness-model.json
 *
 * PHOTOS holds the photos, ALPHAS a coverage picture of the same name (PNG) for each; photos whose names are given are known to be
 * noisy or poor and are left out. Names are KIND-OBJECT-…: products are judged by a model fitted without them.
 */
import { readdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { Frame } from "#imaging/frame.ts";
import { lumaOf } from "#imaging/measure/luma.ts";
import { featureCount, naturalPatches, type Patch } from "#imaging/measure/natural-statistics.ts";
import { type NaturalModel, unnaturalness } from "#imaging/measure/naturalness.ts";
import { sampleArea } from "#imaging/measure/sample-area.ts";

const modelPath = join(import.meta.dirname, "../imaging/measure/naturalness-model.json");
/** Patches this much flatter than the photo's liveliest teach nothing. */
const minActivityShare = 0.5;
/** Added to each figure's variance, as a share of it: figures are nearly dependent. */
const ridge = 1e-3;

interface Sample {
  readonly object: string;
  readonly clean: readonly Patch[];
  readonly spoilt: Readonly<Record<string, readonly Patch[]>>;
}

let seed = 1;
const spoil: Readonly<Record<string, (photo: Sharp) => Promise<Buffer>>> = {
  blurred: (photo) => photo.blur(2).png().toBuffer(),
  noisy: async (photo) => {
    const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
    for (let i = 0; i < data.length; i++)
      data[i] = Math.min(255, Math.max(0, (data[i] ?? 0) + gaussian() * 12));
    return sharp(data, { raw: info }).png().toBuffer();
  },
  compressed: (photo) => photo.jpeg({ quality: 12 }).toBuffer(),
};

const [photosDir, alphasDir, ...poor] = process.argv.slice(2);
if (photosDir === undefined || alphasDir === undefined)
  throw new Error("expected PHOTOS and ALPHAS for the command but received fewer");
const samples: Sample[] = [];
for (const name of (await readdir(photosDir)).sort()) {
  if (!poor.some((start) => name.startsWith(start)))
    samples.push(await readSample(photosDir, alphasDir, name));
}
report(samples);
await writeFile(modelPath, `${JSON.stringify(fit(samples))}\n`);

async function readSample(photos: string, alphas: string, name: string): Promise<Sample> {
  const photo = sharp(join(photos, name)).removeAlpha();
  const alpha = join(alphas, `${parse(name).name}.png`);
  const spoilt: Record<string, Patch[]> = {};
  for (const [fault, make] of Object.entries(spoil)) {
    spoilt[fault] = await patchesOf(await make(photo.clone()), alpha);
  }
  return {
    object: name.split("-")[1] ?? name,
    clean: await patchesOf(await photo.png().toBuffer(), alpha),
    spoilt,
  };
}

/** Two pixels a cell, as the check sees a photo that is enlarged twice. */
async function patchesOf(bytes: Buffer, alphaPath: string): Promise<Patch[]> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const frame: Frame = { width: info.width, height: info.height, rgba: new Uint8ClampedArray(data) };
  const [columns, rows] = [info.width >> 1, info.height >> 1];
  const grid = sampleArea(frame, { x: 0, y: 0, width: columns * 2, height: rows * 2 }, columns, rows);
  const alpha = await sharp(alphaPath)
    .resize(columns, rows, { fit: "fill" })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return naturalPatches(
    lumaOf(grid),
    columns,
    rows,
    Uint8Array.from(alpha, (value) => (value >= 250 ? 1 : 0)),
  );
}

function fit(from: readonly Sample[]): NaturalModel {
  const rows = from.flatMap(({ clean }) => {
    const liveliest = Math.max(...clean.map(({ activity }) => activity));
    return clean
      .filter(({ activity }) => activity > minActivityShare * liveliest)
      .map(({ features }) => features);
  });
  const indices = Array.from({ length: featureCount }, (_, n) => n);
  const mean = indices.map((n) => rows.reduce((sum, row) => sum + (row[n] ?? 0), 0) / rows.length);
  const covariance = indices.map((a) =>
    indices.map((b) => {
      const sum = rows.reduce(
        (total, row) => total + ((row[a] ?? 0) - (mean[a] ?? 0)) * ((row[b] ?? 0) - (mean[b] ?? 0)),
        0,
      );
      return (sum / (rows.length - 1)) * (a === b ? 1 + ridge : 1);
    }),
  );
  const short = (value: number) => Number(value.toPrecision(6));
  return { mean: mean.map(short), precision: inverse(covariance).flat().map(short) };
}

/** Gauss-Jordan elimination of a positive definite matrix. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, n) => [...row, ...row.map((_, column) => (column === n ? 1 : 0))]);
  for (let n = 0; n < size; n++) {
    const pivot = rows[n]?.[n] ?? 1;
    rows[n] = (rows[n] ?? []).map((value) => value / pivot);
    for (const [other, row] of rows.entries()) {
      const factor = row[n] ?? 0;
      if (other !== n) rows[other] = row.map((value, column) => value - factor * (rows[n]?.[column] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

function report(all: readonly Sample[]): void {
  const judged = all.map((sample) => {
    const without = fit(all.filter(({ object }) => object !== sample.object));
    const distances = Object.entries(sample.spoilt).map(
      ([fault, patches]) => [fault, unnaturalness(patches, without)] as const,
    );
    return { clean: unnaturalness(sample.clean, without), ...Object.fromEntries(distances) };
  });
  const of = (key: string) =>
    judged.map((row: Record<string, number | null>) => row[key] ?? null).filter((value) => value !== null);
  const clean = of("clean").sort((a, b) => a - b);
  console.log(
    `clean: median ${clean[clean.length >> 1]?.toFixed(1)}, nine in ten below ${clean[Math.floor(clean.length * 0.9)]?.toFixed(1)}`,
  );
  for (const fault of Object.keys(spoil)) {
    const spoilt = of(fault);
    const above = spoilt.reduce((sum, value) => sum + clean.filter((other) => value > other).length, 0);
    console.log(
      `${fault}: above a clean picture in ${((100 * above) / (spoilt.length * clean.length)).toFixed(1)} % of pairs`,
    );
  }
}

/** Box & Muller 1958, from a fixed sequence, so that the report repeats. */
function gaussian(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  const first = (seed + 1) / 2 ** 32;
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.sqrt(-2 * Math.log(first)) * Math.cos((2 * Math.PI * seed) / 2 ** 32);
}
