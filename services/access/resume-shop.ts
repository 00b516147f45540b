/** Lets a shop's work go on: what was put aside is enqueued anew. */
import { prisma, type Transaction } from "#prisma/client.ts";

/** Nothing happens for a shop that is uninstalled. */
export async function resumeShop(shopId: string): Promise<void> {
  await prisma.$transaction((tx) => resumeShopIn(tx, shopId), { timeout: 120_000 });
}

/** The same as part of the caller's transaction. */
export async function resumeShopIn(tx: Transaction, shopId: string): Promise<void> {
  const now = new Date();
  const back = await tx.shop.updateMany({
    where: { id: shopId, uninstalledAt: null },
    data: { accessLostAt: null, connectedAt: now },
  });
  if (back.count === 0) return;
  // The same work may have been put aside more than once.
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" (id, job, payload, "notBefore", "createdAt")
    SELECT DISTINCT ON (job, payload) id, job, payload, ${now}, ${now} FROM "ParkedJob"
    WHERE "shopId" = ${shopId} ORDER BY job, payload, "createdAt"`;
  await tx.parkedJob.deleteMany({ where: { shopId } });
}
