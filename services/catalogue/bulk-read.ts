/** What is known of a shop's exports that are under way, so that any worker can go on with them. */
import { prisma } from "#prisma/client.ts";
import type { BulkRead } from "#prisma/generated/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";

export type { BulkRead };

type Kind = "products" | "collections";

export interface SyncProgress {
  /** Products and pictures Shopify has written so far. */
  readonly objectsFound: number;
  /** Products that are in the catalogue already. */
  readonly recorded: number;
  readonly cancelling: boolean;
}

export function findBulkRead(shopId: string, kind: Kind): Promise<BulkRead | null> {
  return prisma.bulkRead.findUnique({ where: { shopId_kind: { shopId, kind } } });
}

/** @param startedAt before the export began: what it does not name was gone by then */
export function beginBulkRead(
  shopId: string,
  kind: Kind,
  operationGid: string,
  startedAt: Date,
): Promise<BulkRead> {
  return prisma.bulkRead.upsert({
    where: { shopId_kind: { shopId, kind } },
    create: { shopId, kind, operationGid, startedAt },
    update: {},
  });
}

/** Also says that the sync is alive. Answers whether the merchant wants it to stop. */
export async function noteBulkRead(
  shopId: string,
  kind: Kind,
  progress: { readonly objectsFound?: number; readonly recorded?: number },
): Promise<{ stop: boolean }> {
  const where = { shopId, kind };
  await prisma.bulkRead.updateMany({ where, data: progress });
  if (kind === "products")
    await prisma.shop.updateMany({
      where: { id: shopId, catalogueSync: "running" },
      data: { catalogueSyncStartedAt: new Date() },
    });
  return { stop: (await prisma.bulkRead.count({ where: { ...where, cancelAskedAt: { not: null } } })) > 0 };
}

export async function endBulkRead(shopId: string, kind: Kind): Promise<void> {
  await prisma.bulkRead.deleteMany({ where: { shopId, kind } });
}

/** Null while no export of the products is under way. */
export async function readSyncProgress(shopId: string): Promise<SyncProgress | null> {
  const row = await findBulkRead(shopId, "products");
  if (row === null) return null;
  const { objectsFound, recorded, cancelAskedAt } = row;
  return { objectsFound, recorded, cancelling: cancelAskedAt !== null };
}

/** The worker stops at its next look; what it has read by then stays. @throws AppError FORBIDDEN */
export async function cancelSync(shopId: string, actor: string): Promise<{ cancelled: boolean }> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "enhance");
    const { count } = await tx.bulkRead.updateMany({
      where: { shopId, kind: "products", cancelAskedAt: null },
      data: { cancelAskedAt: new Date() },
    });
    if (count > 0) await recordActivity(tx, shopId, { kind: "sync.cancelled", actor, subject: "shop" });
    return { cancelled: count > 0 };
  });
}
