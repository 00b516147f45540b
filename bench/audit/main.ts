/**
 * `npm run bench:audit`: how many pictures of 1,200 px a second the audit's fast checks take, as a worker runs them, and
 * how much memory. `--images 400` measures more of them; `--at-once 4` is what the worker has under way.
 */
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { measurePicture } from "#imaging/audit/measure-picture.ts";
import { readCpuSeconds, readMemory } from "../process-figures.ts";

const photosDir = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos");
const longSidePx = 1_200;
const leastPerSecond = 10;

const { values } = parseArgs({
  options: { images: { type: "string", default: "200" }, "at-once": { type: "string", default: "4" } },
});
const count = Number(values.images);
const pictures = await readPictures();
await measureAll(pictures.length);
const cpuBefore = await readCpuSeconds("self");
const startedAt = performance.now();
await measureAll(count);
const seconds = (performance.now() - startedAt) / 1000;
const cpuSeconds = (await readCpuSeconds("self")) - cpuBefore;
const { peakMiB } = await readMemory("self");
const perSecond = count / seconds;
const load = loadavg()[0]?.toFixed(1) ?? "?";
console.log("| images | images a second | CPU ms each | peak MiB | cores | load |");
console.log("| --- | --- | --- | --- | --- | --- |");
console.log(
  `| ${count} | ${perSecond.toFixed(1)} | ${((cpuSeconds * 1000) / count).toFixed(0)} | ${peakMiB.toFixed(0)} | ${availableParallelism()} | ${load} |`,
);
process.exitCode = perSecond >= leastPerSecond ? 0 : 1;

async function readPictures(): Promise<Buffer[]> {
  const names = (await readdir(photosDir)).filter((name) => name.endsWith(".jpg")).sort();
  return Promise.all(
    names.map(async (name) =>
      sharp(await readFile(path.join(photosDir, name)))
        .resize(longSidePx, longSidePx, { fit: "inside" })
        .jpeg({ quality: 85 })
        .toBuffer(),
    ),
  );
}

async function measureAll(images: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < images) await measurePicture(pictures[next++ % pictures.length] as Buffer, true);
  };
  await Promise.all(Array.from({ length: Number(values["at-once"]) }, lane));
}
