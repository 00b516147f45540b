/** Ends a sync of the catalogue. */
import { prisma } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";

/**
 * After a complete one, products it did not meet are gone from the shop and leave the catalogue.
 * @param startedAt when the sync began to read
 * @param ok false when it gave up; what it did read is kept
 * @param since of the job's payload: such a sync read only what changed, so it says nothing about the others
 */
export async function finishSync(shopId: string, startedAt: Date, ok: boolean, since?: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.shop.updateMany({
      where: { id: shopId },
      data: { catalogueSync: ok ? "idle" : "failed", ...(ok && { catalogueSyncedAt: startedAt }) },
    });
    if (!ok) return;
    const unlinked = await tx.listing.findFirst({
      where: { shopId, link: { in: ["none", "suggested"] } },
      select: { id: true },
    });
    if (unlinked !== null) await enqueue(tx, "suggest-links", { shopId });
    if (since !== undefined) return;
    await tx.shop.updateMany({ where: { id: shopId }, data: { catalogueReconciledAt: startedAt } });
    await tx.product.updateMany({
      where: { shopId, deletedAt: null, seenAt: { lt: startedAt } },
      data: { deletedAt: new Date() },
    });
    await enqueue(tx, "sync-collections", { shopId });
  });
}
