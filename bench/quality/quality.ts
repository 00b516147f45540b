/**
 * The quality report: every photo of a set with truth through the product's own pipeline, scored and judged.
 *
 *     npm run bench:quality -- [--set DIR] [--out DIR] [--preset NAME] [--compare results.json] [--markdown] [--photos a,b]
 *     npm run bench:quality -- --raw DIR [--out DIR]        contact sheets of photos without truth
 *     npm run bench:quality -- --from results.json --markdown    the tables again, without running anything
 *
 * Writes results.json, index.html and its pictures into the output folder. Exit code 0 when it ran, 1 when it could not.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { toAppError } from "#core/errors.ts";
import type { Preset } from "#core/preset.ts";
import { findPreset } from "#core/presets/registry.ts";
import { openOnnxSession } from "#imaging/onnx-session.ts";
import { openTools } from "#imaging/open-tools.ts";
import { pipelineVersion, type Tools } from "#imaging/pipeline.ts";
import { fetchModels } from "#models/fetch.ts";
import { type Comparison, compareRuns } from "./compare.ts";
import { measurePhoto } from "./measure-photo.ts";
import { readPhotoSet, wrong } from "./photo-set.ts";
import { writeContactSheets } from "./raw-sheets.ts";
import { reportPage } from "./report/page.ts";
import { writePictures } from "./report/pictures.ts";
import { readResults, type Results } from "./results.ts";
import { reportText } from "./text-report.ts";

const modelsDir = fileURLToPath(new URL("../../.cache/models", import.meta.url));

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const { values: order } = parseArgs({
  options: {
    set: { ...text, default: "../shared/bench/dev" },
    out: { ...text, default: ".cache/bench-quality" },
    preset: { ...text, default: "transparent-cutout" },
    photos: text,
    compare: text,
    raw: text,
    from: text,
    markdown: flag,
  },
});

try {
  await main();
} catch (thrown) {
  console.error(toAppError(thrown).message);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const earlier = order.compare === undefined ? null : await readResults(order.compare);
  if (order.from !== undefined) {
    print(await readResults(order.from), earlier);
    return;
  }
  await mkdir(order.out, { recursive: true });
  if (order.raw !== undefined) {
    const sheets = await withTools(presetNamed("amazon-main"), (tools) =>
      writeContactSheets(order.raw ?? "", order.out, tools),
    );
    for (const path of sheets) console.log(path);
    return;
  }
  const preset = presetNamed(order.preset);
  const results = await withTools(preset, (tools) => measureSet(preset, tools));
  await writeFile(join(order.out, "results.json"), `${JSON.stringify(results, null, 1)}\n`);
  const comparison = earlier ? compareRuns(earlier, results) : null;
  await writeFile(join(order.out, "index.html"), await reportPage(results, comparison));
  print(results, earlier);
  console.log(`\n${join(order.out, "index.html")}`);
}

async function measureSet(preset: Preset, tools: Tools): Promise<Results> {
  const set = await readPhotoSet(order.set);
  const wanted = order.photos?.split(",");
  const photos = set.photos.filter(({ id }) => wanted?.includes(id) ?? true);
  if (photos.length === 0) throw wrong("a photo of the set", "--photos", order.photos ?? "nothing");
  const results: Results["photos"] = [];
  for (const photo of photos) {
    const measured = await measurePhoto(photo, set, preset, tools);
    await writePictures(measured, order.out);
    results.push(measured.result);
    const { score, outcome, ms } = measured.result;
    console.error(
      `${results.length}/${photos.length} ${photo.id}: IoU ${score.iou.toFixed(3)}, BndF ${score.boundaryF.toFixed(3)}, ${outcome}, ${(ms / 1000).toFixed(1)} s`,
    );
  }
  return {
    set: set.name,
    preset: preset.name,
    pipelineVersion,
    made: new Date().toISOString(),
    photos: results,
  };
}

function print(results: Results, earlier: Results | null): void {
  const comparison: Comparison | null = earlier ? compareRuns(earlier, results) : null;
  console.log(reportText(results, comparison, order.markdown ? "markdown" : "text"));
}

async function withTools<Result>(preset: Preset, use: (tools: Tools) => Promise<Result>): Promise<Result> {
  const segmentation = preset.recipe.segment?.model ?? "";
  const missing = await fetchModels(segmentation, { cacheDir: modelsDir });
  if (missing.length > 0) console.error(`Not there, so their checks ask for a look: ${missing.join(", ")}`);
  const tools = await openTools({ segmentation, modelsDir }, openOnnxSession);
  try {
    return await use(tools);
  } finally {
    await tools.segmenter.close();
  }
}

function presetNamed(name: string): Preset {
  const preset = findPreset(name);
  if (!preset) throw wrong("a known preset", "--preset", name);
  return preset;
}
