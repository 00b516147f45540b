/** Stops everything that is queued for a shop. */
import type { Transaction } from "#prisma/client.ts";

/** Runs that are going on count as cancelled; what is in flight finds nothing to record to. */
export async function stopWork(tx: Transaction, shopId: string): Promise<void> {
  const now = new Date();
  const going = await tx.run.findMany({
    where: {
      shopId,
      cancelledAt: null,
      OR: [
        { products: { some: { state: "queued" } } },
        { renditions: { some: { state: { in: ["queued", "rendering"] } } } },
      ],
    },
    select: { id: true },
  });
  const runId = { in: going.map(({ id }) => id) };
  await tx.run.updateMany({ where: { id: runId, shopId }, data: { cancelledAt: now } });
  await tx.runProduct.updateMany({ where: { runId, state: "queued" }, data: { state: "cancelled" } });
  await tx.rendition.updateMany({
    where: { shopId, state: { in: ["queued", "rendering"] } },
    data: { state: "cancelled" },
  });
  await tx.writeBack.updateMany({
    where: { shopId, state: "queued" },
    data: { state: "cancelled", finishedAt: now },
  });
}
