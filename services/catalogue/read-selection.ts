/** Reads what a merchant is about to enhance: how many products and photos, and a few of them to look at. */
import { prisma } from "#prisma/client.ts";
import { readThumbUrls } from "./list-products.ts";

export interface Selection {
  /** Our ids of the products that exist, in no particular order. */
  readonly productIds: string[];
  readonly imageCount: number;
  /** Asked for, but not in the catalogue: not read yet, deleted, or another shop's. */
  readonly missing: number;
  readonly preview: { readonly id: string; readonly title: string; readonly thumbUrl: string | null }[];
}

const previewed = 8;

/** Ids of either kind, each product once. */
export async function readSelection(
  shopId: string,
  { productIds, productGids }: { productIds: readonly string[]; productGids: readonly string[] },
): Promise<Selection> {
  const where = {
    shopId,
    deletedAt: null,
    OR: [{ id: { in: [...productIds] } }, { gid: { in: [...productGids] } }],
  };
  const [found, imageCount, preview] = await Promise.all([
    prisma.product.findMany({ where, select: { id: true } }),
    prisma.productImage.count({ where: { product: where } }),
    prisma.product.findMany({
      where,
      orderBy: [{ shopUpdatedAt: "desc" }, { id: "asc" }],
      take: previewed,
      select: { id: true, title: true },
    }),
  ]);
  const thumbs = await readThumbUrls(preview.map(({ id }) => id));
  return {
    productIds: found.map(({ id }) => id),
    imageCount,
    missing: Math.max(0, productIds.length + productGids.length - found.length),
    preview: preview.map((product) => ({ ...product, thumbUrl: thumbs.get(product.id) ?? null })),
  };
}
