/**
 * What one picture costs by its size: CPU milliseconds, in the net and beside it, and peak memory. Each size is made
 * from the same photo and rendered in a process of its own, once to warm up and once to measure.
 *
 *     npm run bench:size -- --photo FILE [--preset transparent-cutout]
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import sharp from "sharp";
import { findPreset } from "#core/presets/registry.ts";
import { finishPicture } from "#imaging/finish-picture.ts";
import { openOnnxSession, type OpenSession } from "#imaging/onnx-session.ts";
import { openTools } from "#imaging/open-tools.ts";
import { readMemory } from "../process-figures.ts";

const megapixels = [0.25, 1, 2, 5, 12, 20, 100] as const;
const modelsDir = fileURLToPath(new URL("../../.cache/models", import.meta.url));

const { values } = parseArgs({
  options: {
    photo: { type: "string" },
    preset: { type: "string", default: "transparent-cutout" },
    only: { type: "string" },
  },
});
const preset = findPreset(values.preset);
if (!values.photo || !preset) throw new Error("expected --photo FILE and a known --preset");
if (values.only === undefined) await measureAll();
else console.log(await measure(values.photo, Number(values.only)));

async function measureAll(): Promise<void> {
  console.log("megapixels  CPU ms  of it in the net  peak MiB");
  for (const size of megapixels) {
    const words = [...process.argv.slice(1), "--only", String(size)];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    process.stdout.write(stdout);
  }
}

async function measure(path: string, size: number): Promise<string> {
  let netMs = 0;
  const openSession: OpenSession = async (weights, options) => {
    const session = await openOnnxSession(weights, options);
    const run: typeof session.run = async (...words) => {
      const startedAt = cpuMs();
      const outputs = await session.run(...words);
      netMs += cpuMs() - startedAt;
      return outputs;
    };
    return { ...session, run };
  };
  if (!preset?.recipe.segment) throw new Error("expected a preset that segments");
  const tools = await openTools({ segmentation: preset.recipe.segment.model, modelsDir }, openSession);
  const order = { bytes: await enlarge(path, size), recipe: preset.recipe, rules: preset.rules };
  await finishPicture(order, tools);
  netMs = 0;
  const startedAt = cpuMs();
  await finishPicture(order, tools);
  const allMs = cpuMs() - startedAt;
  const { peakMiB } = await readMemory("self");
  const cells = [String(size).padStart(10), allMs.toFixed(0).padStart(6), netMs.toFixed(0).padStart(16)];
  return [...cells, peakMiB.toFixed(0).padStart(8)].join("  ");
}

async function enlarge(path: string, size: number): Promise<Buffer> {
  const { width, height } = await sharp(path).metadata();
  const scale = Math.sqrt((size * 1_000_000) / (width * height));
  return sharp(path)
    .resize(Math.floor(width * scale), Math.floor(height * scale), { fit: "fill" })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
