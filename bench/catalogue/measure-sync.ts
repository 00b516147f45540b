/** How long the first reading of the whole catalogue takes, and how much memory the worker holds meanwhile. */
import { setTimeout as pause } from "node:timers/promises";
import { prisma } from "#prisma/client.ts";
import { requestSync } from "#services/catalogue/request-sync.ts";
import { readCpuSeconds, readMemory } from "../process-figures.ts";

export interface SyncFigures {
  readonly products: number;
  readonly images: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly idleMiB: number;
  readonly peakMiB: number;
}

const lookEveryMs = 200;

/** @param pid of the only worker there is */
export async function measureSync(shopId: string, pid: number): Promise<SyncFigures> {
  const { nowMiB: idleMiB } = await readMemory(pid);
  const [startedAt, cpuBefore] = [performance.now(), await readCpuSeconds(pid)];
  await requestSync(shopId, "policy");
  await until(async () => {
    const { catalogueSync, catalogueSyncedAt } = await prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
    });
    if (catalogueSync === "failed") throw new Error("expected a whole reading but it failed");
    return catalogueSync === "idle" && catalogueSyncedAt !== null;
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuSeconds = (await readCpuSeconds(pid)) - cpuBefore;
  const { peakMiB } = await readMemory(pid);
  const products = await prisma.product.count({ where: { shopId, deletedAt: null } });
  const images = await prisma.productImage.count({ where: { product: { shopId } } });
  await until(async () => (await prisma.outboxMessage.count({ where: { finishedAt: null } })) === 0);
  return { products, images, seconds, cpuSeconds, idleMiB, peakMiB };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(lookEveryMs);
}
