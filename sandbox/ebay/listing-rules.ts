/** What eBay asks of the pictures of a listing, whichever API they come by. */
import type { PictureServices } from "./picture-services.ts";
import { minLongSide } from "./picture-services.ts";
import type { EbayListing } from "./records.ts";

/** https://developer.ebay.com/api-docs/sell/inventory/types/slr:Product: 24 pictures, 12 for each variation. */
export const maxPictures = 24;
export const maxVariationPictures = 12;
/** https://developer.ebay.com/api-docs/sell/inventory/resources/inventory_item/methods/createOrReplaceInventoryItem */
export const maxRevisionsPerDay = 250;

export type PictureComplaint =
  "none" | "too-many" | "not-https" | "gone" | "too-small" | "mixed-hosting" | "too-many-revisions";

/** Sentences for both APIs. */
export const complaintTexts: Readonly<Record<PictureComplaint, string>> = {
  none: "Add at least 1 photo.",
  "too-many": "You have exceeded the maximum number of pictures allowed.",
  "not-https": "Picture URLs must use the HTTPS protocol.",
  gone: "The picture is not on eBay Picture Services any more.",
  "too-small": "Photos must be at least 500 pixels on the longest side.",
  "mixed-hosting": "A mixture of self-hosted and eBay-hosted pictures is not allowed.",
  "too-many-revisions": "The daily limit of 250 revisions of this listing is reached.",
};

/**
 * @param rules.plainHttp the addresses are not shown to buyers but fetched, which has rules of its own
 * @returns the first thing wrong with the pictures, as eBay names one at a time, or null
 */
export function complaintOn(
  services: PictureServices,
  urls: readonly string[],
  { most = maxPictures, hasVariations = false, plainHttp = false } = {},
): PictureComplaint | null {
  if (urls.length > most) return "too-many";
  const own = urls.filter((url) => services.isOwn(url));
  if (!plainHttp && urls.some((url) => !services.isOwn(url) && !url.startsWith("https://")))
    return "not-https";
  const pictures = own.map((url) => services.at(url));
  if (pictures.includes(null)) return "gone";
  // Self-hosted pictures are not looked at when they are sent (eBay KB5091), so only these can be too small.
  if (pictures.some((picture) => Math.max(picture?.width ?? 0, picture?.height ?? 0) < minLongSide))
    return "too-small";
  return hasVariations && own.length > 0 && own.length < urls.length ? "mixed-hosting" : null;
}

/** Counts a revision; false when the day has none left. */
export function countRevision(listing: EbayListing, now: number): boolean {
  const day = new Date(now).toISOString().slice(0, 10);
  if (listing.revised.day !== day) listing.revised = { day, count: 0 };
  if (listing.revised.count >= maxRevisionsPerDay) return false;
  listing.revised.count += 1;
  return true;
}
