/** Mirrors which products belong to which collection. */
import { randomUUID } from "node:crypto";
import { prisma } from "#prisma/client.ts";

/** Members the mirror does not know are left out; a later reading brings them. */
export async function recordMembers(
  shopId: string,
  { collectionId: gid, title, productIds }: Membership,
): Promise<void> {
  const seenAt = new Date();
  const { id } = await prisma.collection.upsert({
    where: { shopId_gid: { shopId, gid } },
    create: { id: randomUUID(), shopId, gid, title, seenAt },
    update: { title, seenAt },
  });
  const seen = seenAt.toISOString();
  await prisma.$executeRaw`
    INSERT INTO "CollectionProduct" ("collectionId", "productId", "seenAt")
    SELECT ${id}, id, ${seen}::timestamptz AT TIME ZONE 'UTC' FROM "Product"
    WHERE "shopId" = ${shopId} AND gid = ANY(${[...productIds]}) ORDER BY id
    ON CONFLICT ("collectionId", "productId") DO UPDATE SET "seenAt" = excluded."seenAt"`;
}

interface Membership {
  readonly collectionId: string;
  readonly title: string;
  readonly productIds: readonly string[];
}

/** After a complete reading: what it did not meet is gone. */
export async function finishCollections(shopId: string, startedAt: Date): Promise<void> {
  const seenAt = { lt: startedAt };
  await prisma.collectionProduct.deleteMany({ where: { collection: { shopId }, seenAt } });
  await prisma.collection.deleteMany({ where: { shopId, seenAt } });
}
