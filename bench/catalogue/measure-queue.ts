/** What a picture costs beside its imaging: queue, database and storage, by the size of the run. */
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import sharp from "sharp";
import { prisma } from "#prisma/client.ts";
import type { Service } from "#scripts/demo/service.ts";
import { recordIngest } from "#services/ingest/record-ingest.ts";
import { startRun } from "#services/runs/start-run.ts";
import { readCpuSeconds, readMemory } from "../process-figures.ts";

export interface QueueFigures {
  readonly images: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** When a tenth, half and all of the pictures were done. */
  readonly memoryMiB: readonly number[];
}

const photoFile = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos/r18-fan-white.jpg");
/** Of each run; they are done before the clock starts, so that a small run does not pay for a cold worker. */
const warmUpImages = 200;
const lookEveryMs = 50;
const shares = [0.1, 0.5, 1];

/** The run is prepared while no worker is there, its photos put into storage; a new worker then renders it. */
export async function measureQueue(
  shopId: string,
  images: number,
  startWorker: () => Promise<Service>,
): Promise<QueueFigures> {
  const runId = await prepareRun(shopId, images + warmUpImages);
  const worker = await startWorker();
  try {
    await untilDone(runId, warmUpImages);
    const [startedAt, cpuBefore] = [performance.now(), await readCpuSeconds(worker.pid)];
    const memoryMiB: number[] = [];
    for (const share of shares) {
      await untilDone(runId, warmUpImages + images * share);
      memoryMiB.push((await readMemory(worker.pid)).nowMiB);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    return { images, seconds, cpuSeconds: (await readCpuSeconds(worker.pid)) - cpuBefore, memoryMiB };
  } finally {
    await worker.stop();
  }
}

async function untilDone(runId: string, images: number): Promise<void> {
  while ((await prisma.rendition.count({ where: { runId, renderedAt: { not: null } } })) < images)
    await pause(lookEveryMs);
}

async function prepareRun(shopId: string, images: number): Promise<string> {
  const products = await prisma.product.findMany({
    where: { shopId, imageCount: { gt: 0 }, runProducts: { none: {} } },
    select: { id: true, images: { select: { mediaGid: true, position: true, alt: true } } },
    orderBy: { id: "asc" },
    take: images,
  });
  const chosen = new Map<string, (typeof products)[number]["images"]>();
  let left = images;
  for (const product of products) {
    if (left === 0) break;
    chosen.set(product.id, product.images.slice(0, left));
    left -= Math.min(left, product.images.length);
  }
  const { runId } = await startRun(shopId, {
    ...{ productIds: [...chosen.keys()], presetName: "amazon-main", actor: "policy" },
  });
  const photo = await sharp(photoFile).resize(480).jpeg().toBuffer();
  for (const { id, productId } of await prisma.runProduct.findMany({ where: { runId } })) {
    const photos = (chosen.get(productId) ?? []).map((image) => ({
      ...{ ...image, fileName: "photo.jpg" },
      // What follows a JPEG's end is not looked at: every photo is another file, so that none is reused.
      source: { bytes: Buffer.concat([photo, Buffer.from(image.mediaGid)]), mimeType: "image/jpeg" as const },
    }));
    await recordIngest(shopId, id, photos);
  }
  return runId;
}
