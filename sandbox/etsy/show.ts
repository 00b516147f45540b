/** Records in the form Etsy's API answers with. */
import type { EtsyImage, EtsyListing, EtsyShop } from "./records.ts";

export function showImage(origin: string, listing: EtsyListing, image: EtsyImage, fresh: boolean) {
  const url = (size: string) =>
    `${origin}/il/${image.sha256}/${size}.${image.listing_image_id.toString()}.jpg`;
  return {
    listing_id: listing.listing_id,
    listing_image_id: image.listing_image_id,
    // Sizes and colours are found out later: the answer to an upload does not have them yet.
    hex_code: fresh ? null : "808080",
    full_height: fresh ? null : image.height,
    full_width: fresh ? null : image.width,
    created_timestamp: Math.floor(image.createdAt / 1000),
    rank: listing.images.indexOf(image) + 1,
    url_75x75: url("il_75x75"),
    url_570xN: url("il_570xN"),
    url_fullxfull: url("il_fullxfull"),
    alt_text: image.alt,
  };
}

export function showListing(origin: string, shop: EtsyShop, listing: EtsyListing, withImages: boolean) {
  return {
    listing_id: listing.listing_id,
    user_id: shop.user_id,
    shop_id: listing.shop_id,
    title: listing.title,
    state: listing.state,
    url: `${origin}/listing/${listing.listing_id.toString()}`,
    has_variations: listing.variations.length > 0,
    skus: listing.skus,
    ...(withImages && { images: listing.images.map((image) => showImage(origin, listing, image, false)) }),
  };
}

export function showVariationImages(listing: EtsyListing) {
  const results = listing.variationImages.map((shown) => {
    const variation = listing.variations.find(({ value_id }) => value_id === shown.value_id);
    return { ...shown, value: variation?.value ?? null };
  });
  return { count: results.length, results };
}
