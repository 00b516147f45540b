/**
 * `npm run bench:catalogue`: a shop of 50,000 products and 200,000 images: the first reading and its memory, the cost of
 * a picture beside its imaging at 100, 1,000 and 10,000 pictures, and the time of a page of the catalogue.
 *
 * It brings a PostgreSQL of its own and stores about 1 GB below .data, removed afterwards. `--images 100,1000` runs fewer.
 */
import { parseArgs } from "node:util";
import { loadavg } from "node:os";
import type { PageTimes } from "./measure-pages.ts";
import type { QueueFigures } from "./measure-queue.ts";
import { openBench, type Bench } from "./open-bench.ts";

const domain = "demo-store.myshopify.com";
const pageBudgetMs = 200;

const { values } = parseArgs({ options: { images: { type: "string", default: "100,1000,10000" } } });
console.log(
  `Load at the start: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
const bench = await openBench();
try {
  await measure(bench);
} finally {
  const { prisma } = await import("#prisma/client.ts");
  await prisma.$disconnect();
  await bench.stop();
}

async function measure({ sandboxUrl, startWorker }: Bench): Promise<void> {
  const { installIn } = await import("#tests/setup/sandbox-shop.ts");
  const { measurePages } = await import("./measure-pages.ts");
  const { measureQueue } = await import("./measure-queue.ts");
  const { measureSync } = await import("./measure-sync.ts");
  const shopId = await installIn({ url: sandboxUrl }, domain);

  const worker = await startWorker();
  const sync = await measureSync(shopId, worker.pid);
  await worker.stop();
  const { products, images, seconds, cpuSeconds, idleMiB, peakMiB } = sync;
  printTable(
    ["products", "images", "wall s", "worker CPU s", "worker MiB before", "peak MiB"],
    [[products, images, seconds.toFixed(1), cpuSeconds.toFixed(1), idleMiB.toFixed(0), peakMiB.toFixed(0)]],
  );

  console.log(
    "\nImaging is left out of these: each picture is a copy of a ready one. Photos lie in storage before.",
  );
  const runs: QueueFigures[] = [];
  for (const size of values.images.split(","))
    runs.push(await measureQueue(shopId, Number(size), startWorker));
  printQueue(runs);

  printPages(await measurePages(shopId));
}

function printQueue(runs: readonly QueueFigures[]): void {
  const perImageMs = ({ images }: QueueFigures, seconds: number) => ((seconds * 1_000) / images).toFixed(1);
  printTable(
    ["images", "images a second", "wall ms each", "worker CPU ms each", "worker MiB at 10 %, 50 %, 100 %"],
    runs.map((run) => [
      run.images,
      (run.images / run.seconds).toFixed(1),
      perImageMs(run, run.seconds),
      perImageMs(run, run.cpuSeconds),
      run.memoryMiB.map((memory) => memory.toFixed(0)).join(", "),
    ]),
  );
}

function printPages(times: readonly PageTimes[]): void {
  printTable(
    ["view", "matches", "p50 ms", "p95 ms"],
    times.map(({ view, matches, p50Ms, p95Ms }) => [view, matches, p50Ms.toFixed(0), p95Ms.toFixed(0)]),
  );
  const late = times.filter(({ p95Ms }) => p95Ms > pageBudgetMs);
  console.log(
    `\nOver ${pageBudgetMs.toString()} ms at p95: ${late.map(({ view }) => view).join(", ") || "none"}.`,
  );
  process.exitCode = late.length > 0 ? 1 : 0;
}

function printTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  console.log(["", line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n"));
}
