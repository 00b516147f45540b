/**
 * The command `cutout` photo by photo, for per-image times: the same preset, threads and verdict, one at a time.
 * Answers each line {"input","output"} with {"ms"}.
 *
 *     node bench/cutout/ours.ts thorough|fast
 */
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cutoutPreset } from "#imaging/cutout-preset.ts";
import { isEffort, withEffort } from "#imaging/with-effort.ts";
import { openRenderPool } from "#imaging/threads/render-pool.ts";

const [effort = "thorough"] = process.argv.slice(2);
if (!isEffort(effort)) throw new Error(`expected fast or thorough but received ${effort}`);
const { recipe, rules } = withEffort(cutoutPreset("opacity"), effort);
const modelsDir = fileURLToPath(new URL("../../.cache/models", import.meta.url));
const pool = await openRenderPool({ segmentation: recipe.segment?.model ?? "", modelsDir }, 1);

for await (const line of createInterface({ input: process.stdin })) {
  const { input, output } = JSON.parse(line) as { input: string; output: string };
  const startedAt = performance.now();
  const { file } = await pool.finish({ bytes: await readFile(input), recipe, rules });
  await writeFile(output, file.bytes);
  console.log(JSON.stringify({ ms: performance.now() - startedAt }));
}
await pool.close();
