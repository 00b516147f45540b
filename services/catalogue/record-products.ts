/** Mirrors products as Shopify has them now. */
import { randomUUID } from "node:crypto";
import type { ProductSnapshot } from "#core/catalogue.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { announceAddedMedia, readKnownMedia } from "./announce-added-media.ts";
import { recordVariants } from "./record-variants.ts";
import { searchText, titleKey } from "./search-text.ts";

const perTransaction = 250;

/** Snapshots older than what is known change nothing; a forgotten product that is seen again is back. */
export async function recordProducts(shopId: string, products: readonly ProductSnapshot[]): Promise<void> {
  const latest = new Map(products.map((product) => [product.productId, product]));
  // In one order everywhere, so that two writers of the same products wait for each other instead of deadlocking.
  const ordered = [...latest.values()].sort((a, b) => (a.productId < b.productId ? -1 : 1));
  for (let from = 0; from < ordered.length; from += perTransaction) {
    await recordBatch(shopId, ordered.slice(from, from + perTransaction));
  }
}

async function recordBatch(shopId: string, products: readonly ProductSnapshot[]): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const known = await readKnownMedia(tx, shopId, products);
    const written = await upsertProducts(tx, shopId, products);
    const idByGid = new Map(written.map(({ id, gid }) => [gid, id]));
    await tx.productImage.deleteMany({ where: { productId: { in: [...idByGid.values()] } } });
    const images = products.flatMap((product) => imageRows(product, idByGid.get(product.productId)));
    await tx.productImage.createMany({ data: images, skipDuplicates: true });
    const recorded = products.filter(({ productId }) => idByGid.has(productId));
    await recordVariants(
      tx,
      shopId,
      recorded.map(({ productId: gid, variants }) => ({ productId: idByGid.get(gid) ?? "", variants })),
    );
    await announceAddedMedia(tx, shopId, known, recorded);
    await refreshStaleRenditions(tx, shopId, [...idByGid.values()]);
  });
}

function upsertProducts(tx: Transaction, shopId: string, products: readonly ProductSnapshot[]) {
  const seenAt = new Date();
  const rows = products.map(
    (
      product,
    ) => Prisma.sql`(${randomUUID()}, ${shopId}, ${product.productId}, ${product.title}, ${product.handle},
      ${product.status}, ${product.vendor}, ${product.productType}, ${[...product.tags]}::text[],
      ${searchText(product)}, ${titleKey(product.title)}, ${utc(product.updatedAt)}, ${utc(product.createdAt)}, ${utc(seenAt)}, ${product.images.length},
      ${smallestSidePx(product)}::integer)`,
  );
  return tx.$queryRaw<{ id: string; gid: string }[]>`
    INSERT INTO "Product" (id, "shopId", gid, title, handle, status, vendor, "productType", tags, "searchText",
      "titleKey", "shopUpdatedAt", "shopCreatedAt", "seenAt", "imageCount", "smallestSidePx")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("shopId", gid) DO UPDATE SET title = excluded.title, handle = excluded.handle,
      status = excluded.status, vendor = excluded.vendor, "productType" = excluded."productType",
      tags = excluded.tags, "searchText" = excluded."searchText", "titleKey" = excluded."titleKey",
      "shopUpdatedAt" = excluded."shopUpdatedAt",
      "shopCreatedAt" = excluded."shopCreatedAt", "seenAt" = excluded."seenAt",
      "imageCount" = excluded."imageCount", "smallestSidePx" = excluded."smallestSidePx", "deletedAt" = NULL
    WHERE "Product"."shopUpdatedAt" <= excluded."shopUpdatedAt"
    RETURNING id, gid`;
}

/** Of the images that are measured; null when none is. */
function smallestSidePx({ images }: ProductSnapshot): number | null {
  const sides = images.flatMap(({ width, height }) => (width && height ? [Math.min(width, height)] : []));
  return sides.length === 0 ? null : Math.min(...sides);
}

/** Prisma's columns hold UTC without a zone; said in full, so that the server's own zone does not matter. */
function utc(date: Date): Prisma.Sql {
  return Prisma.sql`${date.toISOString()}::timestamptz AT TIME ZONE 'UTC'`;
}

function imageRows(product: ProductSnapshot, productId: string | undefined) {
  if (productId === undefined) return [];
  return product.images.map(({ mediaId, position, alt, status, mimeType, url, width, height }) => ({
    ...{ productId, mediaGid: mediaId, position, alt, status, mimeType, url, width, height },
  }));
}

/** A rendition that came back because its picture changed shows the picture's new place and alt text. */
async function refreshStaleRenditions(tx: Transaction, shopId: string, productIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Rendition" SET position = image.position, alt = image.alt, "updatedAt" = ${utc(new Date())}
    FROM "ProductImage" image
    WHERE "Rendition"."shopId" = ${shopId} AND "Rendition"."productId" = ANY(${productIds})
      AND "Rendition".state = 'in_review' AND "Rendition"."errorCode" = 'STALE'
      AND image."productId" = "Rendition"."productId" AND image."mediaGid" = "Rendition"."mediaGid"`;
}
