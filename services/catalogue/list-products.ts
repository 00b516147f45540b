/** Lists the shop's products, page by page. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma, Product } from "#prisma/generated/client.ts";
import { beyond, cutPage, decodeCursorBy, keysetOrder } from "../keyset.ts";
import { type ProductSort, type ProductSortName, productSorts } from "./product-sorts.ts";
import { productsWhere, type ProductFilter } from "./product-filter.ts";

export interface ProductRow {
  readonly id: string;
  readonly gid: string;
  readonly title: string;
  readonly status: string;
  readonly vendor: string;
  readonly productType: string;
  /** Shopify's CDN address of the first photo. */
  readonly thumbUrl: string | null;
  readonly imageCount: number;
  /** Renditions that wait for a decision. */
  readonly inReview: number;
  /** Renditions that buyers see now. */
  readonly writtenBack: number;
  readonly updatedAt: string;
}

export interface ProductPage {
  readonly products: ProductRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Products that match the filter, over all pages. */
  readonly total: number;
}

export interface ProductQuery extends ProductFilter {
  /** Newest change first when left out. A cursor belongs to the order it came from. */
  readonly sort?: ProductSortName | undefined;
  readonly cursor?: string | null | undefined;
  /** 1..250, 50 when left out. */
  readonly pageSize?: number | undefined;
}

/** @throws AppError BAD_INPUT for a filter or cursor that is none */
export async function listProducts(shopId: string, query: ProductQuery = {}): Promise<ProductPage> {
  const { sort = "updated desc", cursor: cursorText, pageSize = 50, ...filter } = query;
  if (!(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 250))
    throw new AppError("BAD_INPUT", `expected 1 to 250 for the page size but received ${String(pageSize)}`);
  const where = productsWhere(shopId, filter);
  const { column, keys, keyOf, first }: ProductSort = productSorts[sort];
  const cursor = typeof cursorText === "string" ? decodeCursorBy(cursorText, keys) : null;
  // The sort pairs its column with its keys; TypeScript cannot follow that through a union.
  const beyondCursor = cursor && (beyond(column, first, cursor) as Prisma.ProductWhereInput);
  const [total, read] = await Promise.all([
    prisma.product.count({ where }),
    prisma.product.findMany({
      where: beyondCursor ? { AND: [where, beyondCursor] } : where,
      orderBy: keysetOrder(column, first, cursor?.back ?? false),
      take: pageSize + 1,
    }),
  ]);
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, keyOf);
  return { products: await toProductRows(rows), ...neighbours, total };
}

async function toProductRows(products: readonly Product[]): Promise<ProductRow[]> {
  const productId = { in: products.map(({ id }) => id) };
  const [thumbs, renditionCounts] = await Promise.all([
    readThumbUrls(productId.in),
    prisma.rendition.groupBy({
      by: ["productId", "state"],
      where: { productId, state: { in: ["in_review", "written_back"] } },
      _count: true,
    }),
  ]);
  const renditions = new Map(renditionCounts.map((row) => [`${row.state} ${row.productId}`, row._count]));
  return products.map(({ id, gid, title, status, vendor, productType, imageCount, shopUpdatedAt }) => ({
    ...{ id, gid, title, status, vendor, productType },
    thumbUrl: thumbs.get(id) ?? null,
    imageCount,
    inReview: renditions.get(`in_review ${id}`) ?? 0,
    writtenBack: renditions.get(`written_back ${id}`) ?? 0,
    updatedAt: shopUpdatedAt.toISOString(),
  }));
}

/** Each product's first photo that Shopify has ready, by product id. */
export async function readThumbUrls(productIds: readonly string[]): Promise<Map<string, string>> {
  const first = await prisma.productImage.findMany({
    where: { productId: { in: [...productIds] }, url: { not: null } },
    orderBy: [{ productId: "asc" }, { position: "asc" }],
    distinct: ["productId"],
    select: { productId: true, url: true },
  });
  return new Map(first.map((image) => [image.productId, image.url ?? ""]));
}
