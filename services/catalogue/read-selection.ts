/** Reads what a merchant is about to enhance: how many products and photos, and a few of them to look at. */
import { prisma } from "#prisma/client.ts";
import { readThumbUrls } from "./list-products.ts";
import { newestFirst, productsWhere, type ProductFilter } from "./product-filter.ts";

export interface Selection {
  readonly productCount: number;
  /** Our ids of the picked products that exist, newest change first; empty where a filter chose, however many it did. */
  readonly productIds: string[];
  readonly imageCount: number;
  /** Asked for, but not in the catalogue: not read yet, deleted, or another shop's. */
  readonly missing: number;
  readonly preview: { readonly id: string; readonly title: string; readonly thumbUrl: string | null }[];
}

const previewed = 8;

/** Everything a filter matches, counted and not listed. @throws AppError BAD_INPUT for a filter that is none */
export async function readMatching(shopId: string, filter: ProductFilter): Promise<Selection> {
  const where = productsWhere(shopId, filter);
  const [counted, first] = await Promise.all([
    prisma.product.aggregate({ where, _count: true, _sum: { imageCount: true } }),
    prisma.product.findMany({
      ...{ where, orderBy: [...newestFirst], take: previewed },
      select: { id: true, title: true },
    }),
  ]);
  return {
    ...{ productCount: counted._count, imageCount: counted._sum.imageCount ?? 0 },
    ...{ productIds: [], missing: 0, preview: await withThumbs(first) },
  };
}

/** Ids of either kind, each product once. */
export async function readSelection(
  shopId: string,
  { productIds, productGids }: { productIds: readonly string[]; productGids: readonly string[] },
): Promise<Selection> {
  const found = await findProducts(shopId, [...new Set(productIds)], [...new Set(productGids)]);
  const known = new Set(found.flatMap(({ id, gid }) => [id, gid]));
  return {
    productCount: found.length,
    productIds: found.map(({ id }) => id),
    imageCount: found.reduce((sum, { imageCount }) => sum + imageCount, 0),
    missing: [...new Set([...productIds, ...productGids])].filter((name) => !known.has(name)).length,
    preview: await withThumbs(found.slice(0, previewed)),
  };
}

async function withThumbs(products: readonly Pick<FoundProduct, "id" | "title">[]) {
  const thumbs = await readThumbUrls(products.map(({ id }) => id));
  return products.map(({ id, title }) => ({ id, title, thumbUrl: thumbs.get(id) ?? null }));
}

interface FoundProduct {
  readonly id: string;
  readonly gid: string;
  readonly title: string;
  readonly imageCount: number;
}

/** One array as one parameter: a statement takes 65,535 of them at most. */
function findProducts(shopId: string, ids: string[], gids: string[]): Promise<FoundProduct[]> {
  return prisma.$queryRaw`
    SELECT id, gid, title, "imageCount" FROM "Product"
    WHERE "shopId" = ${shopId} AND "deletedAt" IS NULL
      AND (id = ANY(${ids}::text[]) OR gid = ANY(${gids}::text[]))
    ORDER BY "shopUpdatedAt" DESC, id`;
}
