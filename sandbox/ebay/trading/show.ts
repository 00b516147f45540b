/** Listings in the form Trading answers with, and the schema that form is held to. */
import { z } from "zod";

import type { EbayListing, EbayState } from "../records.ts";
import { shownOf } from "../shown.ts";

const monthMs = 30 * 86_400_000;

const pictureUrls = z.array(z.url());
export const listingSchema = z.strictObject({
  ItemID: z.string().regex(/^\d{12}$/),
  Title: z.string().min(1),
  SKU: z.string().optional(),
  ListingType: z.literal("FixedPriceItem"),
  Seller: z.strictObject({ UserID: z.string() }),
  SellingStatus: z.strictObject({
    ListingStatus: z.enum(["Active", "Completed", "Ended"]),
    CurrentPrice: z.string(),
  }),
  ListingDetails: z.strictObject({
    StartTime: z.iso.datetime(),
    EndTime: z.iso.datetime(),
    ViewItemURL: z.url(),
  }),
  ReviseStatus: z.strictObject({ ItemRevised: z.boolean() }),
  PictureDetails: z.strictObject({ GalleryURL: z.url().optional(), PictureURL: pictureUrls.optional() }),
  Variations: z
    .strictObject({
      Variation: z.array(
        z.strictObject({
          SKU: z.string(),
          VariationSpecifics: z.strictObject({
            NameValueList: z.array(z.strictObject({ Name: z.string(), Value: z.string() })),
          }),
        }),
      ),
      Pictures: z
        .strictObject({
          VariationSpecificName: z.string(),
          VariationSpecificPictureSet: z.array(
            z.strictObject({ VariationSpecificValue: z.string(), PictureURL: pictureUrls }),
          ),
        })
        .optional(),
    })
    .optional(),
});

/** @param whole with all pictures; lists have the first one only, unless they are asked for everything */
export function showListing(state: EbayState, origin: string, listing: EbayListing, whole: boolean) {
  const { gallery, variations } = shownOf(state, listing);
  const [first] = gallery;
  return {
    ItemID: listing.listingId,
    Title: listing.title,
    ...(listing.madeBy !== "group" && { SKU: listing.key }),
    ListingType: "FixedPriceItem",
    Seller: { UserID: state.sellers.find(({ userId }) => userId === listing.sellerId)?.username ?? "" },
    SellingStatus: {
      ListingStatus: listing.state === "active" ? "Active" : "Completed",
      CurrentPrice: listing.price,
    },
    ListingDetails: {
      StartTime: new Date(listing.startedAt).toISOString(),
      EndTime: new Date(endOf(listing)).toISOString(),
      ViewItemURL: `${origin}/itm/${listing.listingId}`,
    },
    ReviseStatus: { ItemRevised: listing.revised.count > 0 },
    PictureDetails: {
      ...(first !== undefined && { GalleryURL: first }),
      ...(whole && gallery.length > 0 && { PictureURL: gallery }),
    },
    ...(listing.variations.length > 0 && {
      Variations: {
        Variation: listing.variations.map(({ sku, specifics }) => ({
          SKU: sku,
          VariationSpecifics: {
            NameValueList: Object.entries(specifics).map(([Name, Value]) => ({ Name, Value })),
          },
        })),
        ...(whole &&
          variations !== null && {
            Pictures: {
              VariationSpecificName: variations.name,
              VariationSpecificPictureSet: variations.sets.map(({ value, pictures }) => ({
                VariationSpecificValue: value,
                PictureURL: pictures,
              })),
            },
          }),
      },
    }),
  };
}

/** Listings run "good till cancelled", a month at a time. */
export const endOf = ({ startedAt }: EbayListing) => startedAt + monthMs;
