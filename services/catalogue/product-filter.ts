/** What a merchant can narrow the catalogue down by. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { searchWords } from "./search-text.ts";

export const productFilterSchema = z.object({
  /** Words that must all occur in title, vendor, type or tags. */
  search: z.string().max(200).optional(),
  status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]).optional(),
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
  const { search, status, photos } = parsed.data;
  return {
    shopId,
    deletedAt: null,
    ...(status !== undefined && { status }),
    ...photosWhere(photos ?? "all"),
    AND: searchWords(search ?? "").map((word) => ({ searchText: { contains: word } })),
  };
}

function photosWhere(photos: NonNullable<ProductFilter["photos"]>): Prisma.ProductWhereInput {
  switch (photos) {
    case "all":
      return {};
    case "never-enhanced":
      return { images: { some: {} }, renditions: { none: { state: { notIn: ["failed", "cancelled"] } } } };
    case "in-review":
      return { renditions: { some: { state: "in_review" } } };
    case "enhanced":
      return { renditions: { some: { state: "written_back" } } };
    case "no-photos":
      return { images: { none: {} } };
  }
}
