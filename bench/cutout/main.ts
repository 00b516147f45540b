/**
 * Our `cutout` beside the most-used npm peer as its users call it: the same photos, interleaved, in one run.
 *
 *     npm run bench:cutout -- --in DIR [--photos 12]
 *
 * Per image: each contender stays up and takes its turn with every photo; its first, which pays for starting, is shown
 * apart. Whole process: each cuts all photos out, from its start to its end. CPU and memory are read from the kernel.
 */
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { folderPhotos } from "#imaging/folder-photos.ts";
import { type Contender, contenders, installPeers } from "./contenders.ts";
import { type Cost, run } from "./run.ts";
import { type OneCut, serve } from "./served.ts";
import { imageTable, processTable } from "./tables.ts";

const { values } = parseArgs({
  options: { in: { type: "string" }, photos: { type: "string", default: "12" } },
});
if (!values.in) throw new Error("expected --in DIR");
const room = await mkdtemp(join(tmpdir(), "packshot-bench-"));
try {
  await main(values.in, Number(values.photos));
} finally {
  await rm(room, { recursive: true });
}

async function main(inputDir: string, count: number): Promise<void> {
  await installPeers();
  const photos = await takePhotos(inputDir, count);
  const load = () => loadavg()[0]?.toFixed(1) ?? "?";
  console.log(`${photos.length} photos, ${availableParallelism()} cores, load ${load()} before the start\n`);
  console.log(imageTable(await cutInTurns(photos)));
  console.log(processTable(await cutWhole(), photos.length));
  console.log(`load ${load()} at the end`);
}

/** Evenly spread over the folder. */
async function takePhotos(inputDir: string, count: number): Promise<string[]> {
  const all = await folderPhotos(inputDir);
  const step = Math.max(1, all.length / count);
  const chosen = Array.from({ length: Math.min(count, all.length) }, (_, n) => all[Math.floor(n * step)]);
  await mkdir(join(room, "in"));
  const copies = chosen.map((photo) => ({
    from: photo?.path ?? "",
    to: join(room, "in", basename(photo?.path ?? "")),
  }));
  await Promise.all(copies.map(({ from, to }) => copyFile(from, to)));
  return copies.map(({ to }) => to);
}

async function cutInTurns(photos: readonly string[]): Promise<Map<Contender, OneCut[]>> {
  const runners = contenders.map((contender) => ({
    contender,
    served: serve(contender),
    cuts: [] as OneCut[],
  }));
  for (const photo of photos) {
    for (const { served, cuts } of runners) cuts.push(await served.cut(photo, join(room, "cut.png")));
  }
  await Promise.all(runners.map(({ served }) => served.close()));
  return new Map(runners.map(({ contender, cuts }) => [contender, cuts]));
}

async function cutWhole(): Promise<Map<Contender, Cost>> {
  const costs = new Map<Contender, Cost>();
  for (const [n, contender] of contenders.entries()) {
    const words = contender.folder(join(room, "in"), join(room, `out-${n}`));
    costs.set(contender, await run(process.execPath, words, contender));
  }
  return costs;
}
