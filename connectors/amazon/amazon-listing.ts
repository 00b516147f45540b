/** Amazon's listings as far as we read them, and what they are in our words. */
import { z } from "zod";
import type { FoundListing, LiveImage } from "#core/publishing/listing.ts";
import { issueSchema } from "./issues.ts";
import { buyerUrl } from "./marketplaces.ts";
import { amazonSlots, attributeOf } from "./slots.ts";

const summarySchema = z.object({
  marketplaceId: z.string(),
  asin: z.string().optional(),
  productType: z.string(),
  status: z.array(z.string()),
  itemName: z.string().optional(),
  createdDate: z.string(),
  lastUpdatedDate: z.string(),
  mainImage: z.object({ link: z.string() }).optional(),
});

export const listingSchema = z.object({
  sku: z.string(),
  summaries: z.array(summarySchema).optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(issueSchema).optional(),
});

export type AmazonListing = z.infer<typeof listingSchema>;

const locatorsSchema = z.array(
  z.object({ marketplace_id: z.string().optional(), media_location: z.string() }),
);

/** EAN, UPC and the like. */
const identifiersSchema = z.array(z.object({ value: z.string() }));
const gtin = /^\d{8,14}$/;

/** What is said of the listing in one store; a seller may sell a SKU in several. */
export function summaryOf({ summaries = [] }: AmazonListing, marketplace: string) {
  return summaries.find(({ marketplaceId }) => marketplaceId === marketplace) ?? null;
}

/** The pictures the seller gave; buyers may get others where several sellers share a page. */
export function ownImages(listing: AmazonListing, marketplace: string): LiveImage[] {
  return amazonSlots.flatMap((slot) => {
    const given = locatorsSchema.safeParse(listing.attributes?.[attributeOf(slot) ?? ""]);
    const here = (given.data ?? []).find(
      ({ marketplace_id = marketplace }) => marketplace_id === marketplace,
    );
    if (here === undefined) return [];
    return [{ slot, imageId: null, url: here.media_location, alt: null, variantKeys: [] }];
  });
}

/** The one picture of which Amazon tells what buyers get. */
export function shownImages(listing: AmazonListing, marketplace: string): LiveImage[] {
  const url = summaryOf(listing, marketplace)?.mainImage?.link;
  return url === undefined ? [] : [{ slot: "main", imageId: null, url, alt: null, variantKeys: [] }];
}

export function foundListing(
  listing: AmazonListing,
  marketplace: string,
  sandboxUrl: string | null,
): FoundListing {
  const summary = summaryOf(listing, marketplace);
  const identifiers = identifiersSchema.safeParse(
    listing.attributes?.["externally_assigned_product_identifier"],
  );
  const isBuyable = summary?.status.includes("BUYABLE") === true;
  return {
    marketplace,
    externalId: listing.sku,
    kind: "sku",
    title: summary?.itemName ?? listing.sku,
    skus: [listing.sku],
    gtins: (identifiers.data ?? []).map(({ value }) => value).filter((value) => gtin.test(value)),
    productType: summary?.productType ?? null,
    state: isBuyable ? "active" : "inactive",
    url: summary?.asin === undefined ? null : buyerUrl(marketplace, summary.asin, sandboxUrl),
    imageCount: ownImages(listing, marketplace).length,
    mainImageUrl: summary?.mainImage?.link ?? null,
  };
}
