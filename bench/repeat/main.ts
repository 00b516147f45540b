/**
 * A folder that was done before, done again: nothing is rendered, every picture is found by its key.
 *
 *     npm run bench:repeat -- --in DIR [--photos 20]
 */
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { folderPhotos } from "#imaging/folder-photos.ts";
import { renderFolder } from "#imaging/render-folder.ts";
import { openRenderPool } from "#imaging/threads/render-pool.ts";

const modelsDir = fileURLToPath(new URL("../../.cache/models", import.meta.url));
const { values } = parseArgs({
  options: { in: { type: "string" }, photos: { type: "string", default: "20" } },
});
if (!values.in) throw new Error("expected --in DIR");

const room = await mkdtemp(join(tmpdir(), "packshot-repeat-"));
const [inputDir, outputDir] = [join(room, "in"), join(room, "out")];
await mkdir(inputDir);
for (const { path } of (await folderPhotos(values.in)).slice(0, Number(values.photos))) {
  await copyFile(path, join(inputDir, basename(path)));
}
const pool = await openRenderPool({ segmentation: "isnet-medium", modelsDir }, 2);
const first = await timeRun();
const again = await timeRun();
await pool.close();
await rm(room, { recursive: true });
console.log(`first run   ${first.ms.toFixed(0)} ms for ${first.total} photos, ${first.skipped} known before`);
console.log(`second run  ${again.ms.toFixed(0)} ms for ${again.total} photos, ${again.skipped} known before`);
console.log(`${(first.ms / again.ms).toFixed(0)} × faster`);

async function timeRun() {
  const startedAt = performance.now();
  const run = { inputDir, outputDir, preset: transparentCutout, onProgress: () => undefined };
  const result = await renderFolder(run, pool);
  return { ...result, ms: performance.now() - startedAt };
}
