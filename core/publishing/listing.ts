/** A listing on a channel as its connector reads it, and the pictures that are shown there. */
import { z } from "zod";
import { slotSchema } from "./slot-schema.ts";

/** Enough for a connector to find the listing again. */
export const listingRefSchema = z.object({
  /** The channel's marketplace: `ATVPDKIKX0DER`, `EBAY_US`, `etsy`. */
  marketplace: z.string(),
  /** The channel's own name of it: the SKU on Amazon, SKU or item id on eBay, listing id on Etsy. */
  externalId: z.string(),
  /** The connector's word for how the listing has to be changed; eBay has `inventory`, `group` and `trading`. */
  kind: z.string(),
});

export type ListingRef = z.infer<typeof listingRefSchema>;

/** What is known of a listing before anybody links it to a product. */
export interface FoundListing extends ListingRef {
  readonly title: string;
  /** SKUs of the listing or of its variations. */
  readonly skus: readonly string[];
  /** GTIN, EAN, UPC or ISBN as the channel writes them. */
  readonly gtins: readonly string[];
  /** Amazon's product type and the like, which a change has to name; null where there is none. */
  readonly productType: string | null;
  /** `unpublished` was prepared and is shown to nobody; nothing is sent there. */
  readonly state: "active" | "inactive" | "unpublished" | "ended";
  /** Where buyers see it. */
  readonly url: string | null;
  readonly imageCount: number;
  readonly mainImageUrl: string | null;
}

export const liveImageSchema = z.object({
  slot: slotSchema,
  /** The channel's own id of the picture; null where it only has an address. */
  imageId: z.string().nullable(),
  url: z.string(),
  alt: z.string().nullable(),
  /** Variations that show this picture, in the connector's words. */
  variantKeys: z.array(z.string()),
  /** What buyers call them, in the same order; absent where the keys say it. */
  variantNames: z.array(z.string()).optional(),
});

/** A picture that the channel has now, in the order buyers see. */
export type LiveImage = z.infer<typeof liveImageSchema>;

/** A choice of the buyer that shows a picture of its own, such as a colour. */
export interface PicturedVariant {
  readonly key: string;
  readonly name: string;
}

/** Those that show one of the pictures, each once, in the pictures' order. */
export function picturedVariants(images: readonly LiveImage[]): PicturedVariant[] {
  const found = images.flatMap(({ variantKeys, variantNames }) =>
    variantKeys.map((key, n) => [key, variantNames?.[n] ?? key.replace("=", ": ")] as const),
  );
  return [...new Map(found)].map(([key, name]) => ({ key, name }));
}

/** How a picture is known again: by its id, or by its address where it has none. */
export function imageKey(image: Pick<LiveImage, "imageId" | "url">): string {
  return image.imageId ?? image.url;
}
