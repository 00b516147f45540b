/**
 * What a merchant can sort the catalogue by.
 *
 * To add one: an entry in `productSorts`, an index on its column in prisma/schema.prisma, and its words in the page's texts.
 */
import { z } from "zod";
import type { Product } from "#prisma/generated/client.ts";
import type { SortKey } from "../keyset.ts";

interface SortField {
  readonly column: "shopUpdatedAt" | "titleKey" | "imageCount";
  /** As the key lies in a page's cursor. */
  readonly keys: z.ZodType<SortKey>;
  readonly keyOf: (product: Product) => SortKey;
}

const fields = {
  updated: {
    column: "shopUpdatedAt",
    keys: z.iso.datetime().transform((text) => new Date(text)),
    keyOf: ({ shopUpdatedAt }) => shopUpdatedAt,
  },
  title: { column: "titleKey", keys: z.string().max(255), keyOf: ({ titleKey }) => titleKey },
  photos: { column: "imageCount", keys: z.int().min(0), keyOf: ({ imageCount }) => imageCount },
} as const satisfies Readonly<Record<string, SortField>>;

export interface ProductSort extends SortField {
  /** The greatest or the least key first. */
  readonly first: "newest" | "oldest";
}

export const productSorts = {
  "updated desc": { ...fields.updated, first: "newest" },
  "updated asc": { ...fields.updated, first: "oldest" },
  "title asc": { ...fields.title, first: "oldest" },
  "title desc": { ...fields.title, first: "newest" },
  "photos desc": { ...fields.photos, first: "newest" },
  "photos asc": { ...fields.photos, first: "oldest" },
} as const satisfies Readonly<Record<string, ProductSort>>;

export type ProductSortName = keyof typeof productSorts;
