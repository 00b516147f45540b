/** What a merchant can narrow the catalogue down by. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { searchWords } from "./search-text.ts";

export const productFilterSchema = z.object({
  /** Words that must all occur in title, vendor, type or tags. */
  search: z.string().max(200).optional(),
  status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]).optional(),
  vendor: z.string().max(255).optional(),
  productType: z.string().max(255).optional(),
  /** One whole tag, as the shop writes it. */
  tag: z.string().max(255).optional(),
  /** Shopify's id of a collection. */
  collection: z.string().max(100).optional(),
  /** Has an image whose shorter side is under so many pixels. */
  underPx: z.int().min(1).max(20_000).optional(),
  /** Which photos: `never-enhanced` has photos but no rendition that is under way, decided on or written back. */
  photos: z.enum(["all", "never-enhanced", "in-review", "enhanced", "no-photos"]).optional(),
});

export type ProductFilter = z.infer<typeof productFilterSchema>;

/** @throws AppError BAD_INPUT */
export function productsWhere(shopId: string, filter: ProductFilter): Prisma.ProductWhereInput {
  const parsed = productFilterSchema.safeParse(filter);
  if (!parsed.success)
    throw new AppError(
      "BAD_INPUT",
      `expected a product filter for the catalogue but received ${JSON.stringify(filter)}`,
    );
  const { search, status, photos, vendor, productType, tag, collection, underPx } = parsed.data;
  return {
    shopId,
    deletedAt: null,
    ...(status !== undefined && { status }),
    ...(vendor !== undefined && { vendor }),
    ...(productType !== undefined && { productType }),
    ...(tag !== undefined && { tags: { has: tag } }),
    ...(collection !== undefined && { collections: { some: { collection: { shopId, gid: collection } } } }),
    ...(underPx !== undefined && { smallestSidePx: { lt: underPx } }),
    ...photosWhere(shopId, photos ?? "all"),
    AND: searchWords(search ?? "").map((word) => ({ searchText: { contains: word } })),
  };
}

/** The order of the catalogue page when nobody asked for another. */
export const newestFirst = [{ shopUpdatedAt: "desc" }, { id: "asc" }] as const;

/** Without these a product counts as never enhanced. Named one by one, for an index to find them. */
const kept = [
  "queued",
  "rendering",
  "in_review",
  "approved",
  "rejected",
  "written_back",
  "reverted",
] as const;

/** The shop is named again so that no other shop's renditions are looked through. */
function photosWhere(shopId: string, photos: NonNullable<ProductFilter["photos"]>): Prisma.ProductWhereInput {
  switch (photos) {
    case "all":
      return {};
    case "never-enhanced":
      return { imageCount: { gt: 0 }, renditions: { none: { shopId, state: { in: [...kept] } } } };
    case "in-review":
      return { renditions: { some: { shopId, state: "in_review" } } };
    case "enhanced":
      return { renditions: { some: { shopId, state: "written_back" } } };
    case "no-photos":
      return { imageCount: 0 };
  }
}
