/** Asks for the whole catalogue to be read again. */
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { enqueue } from "../outbox.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** A sync that has shown no end for this long counts as lost. */
const lostAfterMs = 30 * 60_000;

/** `started` is false while a sync is already under way. @throws AppError NOT_FOUND, FORBIDDEN */
export async function requestSync(shopId: string, actor: string): Promise<{ started: boolean }> {
  return prisma.$transaction(async (tx) => {
    if ((await tx.shop.count({ where: { id: shopId } })) === 0) throw notFound("shop", shopId);
    await requirePermission(tx, shopId, actor, "enhance");
    const started = await beginSync(tx, shopId);
    if (started) await recordActivity(tx, shopId, { kind: "sync.asked", actor, subject: "shop" });
    return { started };
  });
}

/** Marks the sync as running and enqueues it, unless one is running. */
export async function beginSync(tx: Transaction, shopId: string, since?: Date): Promise<boolean> {
  const now = Date.now();
  const claimed = await tx.shop.updateMany({
    where: {
      id: shopId,
      OR: [
        { catalogueSync: { not: "running" } },
        { catalogueSyncStartedAt: null },
        { catalogueSyncStartedAt: { lt: new Date(now - lostAfterMs) } },
      ],
    },
    data: { catalogueSync: "running", catalogueSyncStartedAt: new Date(now) },
  });
  if (claimed.count === 0) return false;
  await enqueue(tx, "sync-catalogue", { shopId, ...(since && { since: since.toISOString() }) });
  return true;
}
