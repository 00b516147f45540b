/**
 * Renders many pictures in one pool and prints how much memory the whole worker holds every hundred of them.
 *
 *     npm run bench:memory -- --in DIR [--pictures 1000] [--size 2] [--preset NAME] [--long-side 256]
 *
 * A small `--long-side` makes the net quick, so that a thousand pictures fit in minutes; 1024 shows the true peak.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findPreset } from "#core/presets/registry.ts";
import { folderPhotos } from "#imaging/folder-photos.ts";
import { openRenderPool } from "#imaging/threads/render-pool.ts";
import { readMemory } from "../process-figures.ts";

const modelsDir = fileURLToPath(new URL("../../.cache/models", import.meta.url));
const reportEvery = 100;

const { values } = parseArgs({
  options: {
    in: { type: "string" },
    pictures: { type: "string", default: "1000" },
    size: { type: "string", default: "2" },
    preset: { type: "string", default: "amazon-main" },
    "long-side": { type: "string", default: "256" },
  },
});
const preset = findPreset(values.preset);
if (!values.in || !preset?.recipe.segment) throw new Error("expected --in DIR and a known --preset");

const { segment } = preset.recipe;
const recipe = { ...preset.recipe, segment: { ...segment, longSidePx: Number(values["long-side"]) } };
const photos = await folderPhotos(values.in);
const pool = await openRenderPool({ segmentation: segment.model, modelsDir }, Number(values.size));
const pictures = Array.from(
  { length: Number(values.pictures) },
  (_, n) => photos[n % photos.length],
).values();
let done = 0;

console.log("pictures  now MiB  peak MiB");
await Promise.all(Array.from({ length: pool.size }, renderSome));
await pool.close();

async function renderSome(): Promise<void> {
  for (const photo of pictures) {
    if (!photo || !preset) return;
    const bytes = await readFile(photo.path);
    await pool.finishForReview({ bytes, recipe, rules: preset.rules });
    done += 1;
    if (done % reportEvery === 0 || done % 10 === 0) await report();
  }
}

async function report(): Promise<void> {
  const { nowMiB, peakMiB } = await readMemory("self");
  console.log(
    `${String(done).padStart(8)}  ${nowMiB.toFixed(0).padStart(7)}  ${peakMiB.toFixed(0).padStart(8)}`,
  );
}
