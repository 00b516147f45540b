/** Etsy's records as far as we read them, and what they are in our words. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { FoundListing, LiveImage } from "#core/publishing/listing.ts";
import { slotAt } from "#core/publishing/slot.ts";

export const imageSchema = z.object({
  listing_image_id: z.number(),
  url_fullxfull: z.string(),
  alt_text: z.string().nullable(),
  rank: z.number(),
});

export const listingSchema = z.object({
  listing_id: z.number(),
  title: z.string(),
  state: z.enum(["active", "inactive", "sold_out", "draft", "expired"]),
  url: z.string(),
  has_variations: z.boolean().optional(),
  skus: z.array(z.string()).optional(),
  images: z.array(imageSchema).optional(),
});

export const variationImagesSchema = z.object({
  results: z.array(
    z.object({
      ...{ property_id: z.number(), value_id: z.number(), image_id: z.number() },
      value: z.string().nullish(),
    }),
  ),
});

export type EtsyListing = z.infer<typeof listingSchema>;
export type VariationImage = z.infer<typeof variationImagesSchema>["results"][number];

export const etsyMarketplace = "etsy";

const states = {
  active: "active",
  inactive: "inactive",
  draft: "unpublished",
  sold_out: "ended",
  expired: "ended",
} as const satisfies Record<EtsyListing["state"], FoundListing["state"]>;

/** Etsy answers about listings that have ended, too. @throws AppError NOT_FOUND */
export function requireShown({ listing_id, state }: EtsyListing): void {
  if (states[state] === "active" || states[state] === "inactive") return;
  throw new AppError("NOT_FOUND", `expected listing ${listing_id} to be on sale but received ${state}`);
}

export function foundListing(listing: EtsyListing): FoundListing {
  const images = listing.images ?? [];
  return {
    marketplace: etsyMarketplace,
    externalId: listing.listing_id.toString(),
    kind: "listing",
    title: listing.title,
    skus: listing.skus ?? [],
    gtins: [],
    productType: null,
    state: states[listing.state],
    url: listing.url,
    imageCount: images.length,
    mainImageUrl: byRank(images)[0]?.url_fullxfull ?? null,
  };
}

export function liveImages(listing: EtsyListing, variations: readonly VariationImage[]): LiveImage[] {
  return byRank(listing.images ?? []).map((image, index) => {
    const showing = variations.filter(({ image_id }) => image_id === image.listing_image_id);
    const keys = showing.map(({ property_id, value_id }) => `${property_id}:${value_id}`);
    return {
      slot: slotAt(index),
      imageId: image.listing_image_id.toString(),
      url: image.url_fullxfull,
      alt: image.alt_text,
      variantKeys: keys,
      ...(keys.length > 0 && { variantNames: showing.map(({ value }, n) => value ?? keys[n] ?? "") }),
    };
  });
}

/** Ranks can be the same twice or leave gaps; their order is what counts. */
const byRank = (images: readonly z.infer<typeof imageSchema>[]) =>
  [...images].sort((a, b) => a.rank - b.rank);
