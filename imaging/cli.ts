/**
 * The pipeline over a folder, from the command line.
 *
 *     npm run enhance -- --in DIR --out DIR --preset NAME
 *     npm run cutout -- --in DIR --out DIR [--alpha coverage|opacity] [--effort fast]
 *     npm run studio -- photography --in DIR --out DIR --options FILE.json
 *
 * Exit code 0 when every photo has a result that passed or waits for review, 1 when any failed, 2 for wrong usage.
 */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { AppError, toAppError } from "#core/errors.ts";
import type { Preset } from "#core/preset.ts";
import { findPreset, presets } from "#core/presets/registry.ts";
import { fetchModels } from "#models/fetch.ts";
import { bestPrecision, type Precision } from "./best-precision.ts";
import { cutoutPreset } from "./cutout-preset.ts";
import { readPhotographyOptions } from "./studio/read-options.ts";
import { openProgress } from "./folder-progress.ts";
import type { NetSources } from "./open-tools.ts";
import { renderFolder } from "./render-folder.ts";
import { describeSet } from "./sets/set-report.ts";
import { openRenderPool, type RenderPool } from "./threads/render-pool.ts";
import { isEffort, withEffort } from "./with-effort.ts";

const defaultModelsDir = fileURLToPath(new URL("../.cache/models", import.meta.url));
/** Two pictures at a time keep two cores busy: one in the net, one before or after it. */
const mostAtATime = 4;
const commands = ["enhance", "cutout", "studio photography"] as const;
type Command = (typeof commands)[number];
const usage = `Usage:
  enhance --in DIR --out DIR --preset NAME   finished pictures
  cutout  --in DIR --out DIR                 transparent PNGs
  studio photography --in DIR --out DIR --options FILE.json   products in a studio scene
  --alpha opacity|coverage   cutout only: glass lets a new ground through (default), or counts as solid
  --effort thorough|fast     looks again where it is in doubt (default), or once at each photo
  --precision int8|fp32      numbers the net computes in; what this machine runs fastest when left out
  --models DIR   where model weights are kept
Presets: ${presets.map((preset) => preset.name).join(", ")}`;

interface Order {
  readonly inputDir: string;
  readonly outputDir: string;
  readonly modelsDir: string;
  readonly precision: Precision;
  readonly preset: Preset;
}

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<0 | 1 | 2> {
  let order: Order;
  try {
    order = await readOrder(words);
  } catch (thrown) {
    console.error(`${toAppError(thrown).message}\n\n${usage}`);
    return 2;
  }
  try {
    return (await fulfil(order)) === 0 ? 0 : 1;
  } catch (thrown) {
    const error = toAppError(thrown);
    console.error(`${error.userMessage}\n${error.message}`);
    return 1;
  }
}

async function readOrder(words: string[]): Promise<Order> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      in: text,
      out: text,
      preset: text,
      alpha: text,
      options: text,
      effort: { ...text, default: "thorough" },
      precision: { ...text, default: await bestPrecision() },
      models: { ...text, default: defaultModelsDir },
    },
  });
  const command = positionals.join(" ");
  if (!isCommand(command)) throw wrong(commands.join(", "), "the command", command);
  if (!values.in || !values.out) throw wrong("--in and --out", "the folders", words.join(" "));
  if (!(await isFolder(values.in))) throw wrong("a folder", "--in", values.in);
  const preset = await readPreset(command, values);
  if (!isEffort(values.effort)) throw wrong("thorough or fast", "--effort", values.effort);
  const { precision } = values;
  if (precision !== "fp32" && precision !== "int8") throw wrong("fp32 or int8", "--precision", precision);
  return {
    inputDir: values.in,
    outputDir: values.out,
    modelsDir: values.models,
    precision,
    // Thorough is what a preset does by itself: named, it would be another recipe to the log.
    preset: values.effort === "fast" ? withEffort(preset, "fast") : preset,
  };
}

function isCommand(command: string): command is Command {
  return (commands as readonly string[]).includes(command);
}

async function readPreset(
  command: Command,
  { alpha, preset, options }: { alpha?: string; preset?: string; options?: string },
): Promise<Preset> {
  if (command !== "cutout" && alpha) throw wrong("cutout", "the command with --alpha", command);
  if (command !== "studio photography" && options)
    throw wrong("studio photography", "the command with --options", command);
  if (command === "cutout") return cutoutPreset(alpha ?? "opacity");
  if (command === "studio photography") return readPhotographyOptions(options);
  const found = findPreset(preset ?? "");
  if (!found) throw wrong("a known preset", "--preset", preset ?? "none");
  return found;
}

/** Returns the number of photos that failed. */
async function fulfil({ inputDir, outputDir, preset, ...nets }: Order): Promise<number> {
  const pool = await openPool(preset, nets);
  const progress = openProgress(process.stdout.isTTY);
  try {
    const result = await renderFolder(
      {
        inputDir,
        outputDir,
        preset,
        onProgress: (done, total, latest) => progress.show(done, total, latest),
      },
      pool,
    );
    progress.stop();
    const { total, failed, skipped, set } = result;
    console.log(
      `${total} photos: ${total - failed} done, ${failed} failed; ${skipped} were unchanged since the last run.`,
    );
    for (const line of describeSet(set)) console.log(line);
    return failed;
  } finally {
    progress.stop();
    await pool.close();
  }
}

async function openPool(preset: Preset, nets: Omit<NetSources, "segmentation">): Promise<RenderPool> {
  const { modelsDir } = nets;
  const segmentation = preset.recipe.segment?.model ?? "";
  const onProgress = (stage: string) => {
    if (stage !== "ready") console.error(`models: ${stage}`);
  };
  const missing = await fetchModels(segmentation, { cacheDir: modelsDir, onProgress });
  if (missing.length > 0) console.error(`Not there and not to be fetched: ${missing.join(", ")}`);
  const size = Math.min(mostAtATime, Math.max(2, availableParallelism()));
  return openRenderPool({ segmentation, ...nets }, size);
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function wrong(expected: string, subject: string, received: string): AppError {
  return new AppError(
    "BAD_INPUT",
    `expected ${expected} for ${subject} but received ${received || "nothing"}`,
  );
}
