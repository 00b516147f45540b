/** How many photos each product has, in the catalogue's order; page by page, for a reader that may stop early. */
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { newestFirst, productsWhere, type ProductFilter } from "./product-filter.ts";

const pageSize = 1_000;

export async function* photoCountsOfMatching(shopId: string, filter: ProductFilter): AsyncGenerator<number> {
  const where = productsWhere(shopId, filter);
  for (let skip = 0; ; skip += pageSize) {
    const page = await readPage(where, skip);
    yield* page;
    if (page.length < pageSize) return;
  }
}

/** @param productIds ours, in the catalogue's order */
export async function* photoCountsOf(shopId: string, productIds: readonly string[]): AsyncGenerator<number> {
  for (let at = 0; at < productIds.length; at += pageSize) {
    yield* await readPage({ shopId, id: { in: productIds.slice(at, at + pageSize) } });
  }
}

async function readPage(where: Prisma.ProductWhereInput, skip = 0): Promise<number[]> {
  const order = { orderBy: [...newestFirst], skip, take: pageSize };
  const page = await prisma.product.findMany({ where, ...order, select: { imageCount: true } });
  return page.map(({ imageCount }) => imageCount);
}
