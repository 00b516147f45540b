/** The calls of Etsy's API that we make, by name. https://developers.etsy.com/documentation/reference */
import { z } from "zod";
import type { LiveImage } from "#core/publishing/listing.ts";
import type { CallEtsy } from "./call-etsy.ts";
import {
  imageSchema,
  liveImages,
  listingSchema,
  requireShown,
  type VariationImage,
  variationImagesSchema,
} from "./etsy-listing.ts";

export interface NewImage {
  /** The bytes with their type, or the id of a picture that is or was on this listing. */
  readonly from: { readonly bytes: Uint8Array; readonly mimeType: string; readonly name: string } | number;
  /** From 1. */
  readonly rank: number;
  /** Takes the place of what is at that rank. */
  readonly overwrite: boolean;
  readonly alt: string;
}

export interface EtsyCalls {
  /** @throws AppError NOT_FOUND when the listing is gone, has ended or is a draft */
  readonly readGallery: (listingId: string) => Promise<readonly LiveImage[]>;
  readonly addImage: (listingId: string, image: NewImage) => Promise<{ imageId: string; url: string }>;
  readonly removeImage: (listingId: string, imageId: string) => Promise<void>;
  readonly setOrder: (listingId: string, imageIds: readonly string[]) => Promise<void>;
  readonly showVariations: (listingId: string, shown: readonly VariationImage[]) => Promise<void>;
}

export function etsyCalls(call: CallEtsy, shopId: string): EtsyCalls {
  const ofListing = (id: string) => `/v3/application/shops/${shopId}/listings/${id}`;
  return {
    async readGallery(listingId) {
      const listing = await call({
        operation: "getListing",
        method: "GET",
        path: `/v3/application/listings/${listingId}`,
        query: { includes: "Images" },
        result: listingSchema,
      });
      requireShown(listing);
      if (listing.has_variations !== true) return liveImages(listing, []);
      const { results } = await call({
        operation: "getListingVariationImages",
        method: "GET",
        path: `${ofListing(listingId)}/variation-images`,
        result: variationImagesSchema,
      });
      return liveImages(listing, results);
    },
    async addImage(listingId, { from, rank, overwrite, alt }) {
      const form = new FormData();
      if (typeof from === "number") form.set("listing_image_id", from.toString());
      else form.set("image", new File([new Uint8Array(from.bytes)], from.name, { type: from.mimeType }));
      form.set("rank", rank.toString());
      form.set("overwrite", overwrite.toString());
      form.set("alt_text", alt);
      const path = `${ofListing(listingId)}/images`;
      const made = await call({
        operation: "uploadListingImage",
        method: "POST",
        path,
        body: form,
        result: imageSchema,
      });
      return { imageId: made.listing_image_id.toString(), url: made.url_fullxfull };
    },
    async removeImage(listingId, imageId) {
      const path = `${ofListing(listingId)}/images/${imageId}`;
      await call({ operation: "deleteListingImage", method: "DELETE", path, result: z.unknown() });
    },
    async setOrder(listingId, imageIds) {
      // With commas between the numbers, whatever the document says: https://github.com/etsy/open-api/issues/330
      const body = new URLSearchParams({ image_ids: imageIds.join(",") });
      await call({
        operation: "updateListing",
        method: "PATCH",
        path: ofListing(listingId),
        body,
        result: listingSchema,
      });
    },
    async showVariations(listingId, shown) {
      const path = `${ofListing(listingId)}/variation-images`;
      const body = JSON.stringify({ variation_images: shown });
      await call({
        operation: "updateVariationImages",
        method: "POST",
        path,
        body,
        result: variationImagesSchema,
      });
    },
  };
}
