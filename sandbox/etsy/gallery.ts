/** A listing's pictures under Etsy's rules: ranks, the limit of twenty, and one writer at a time. */
import type { HeldPicture } from "../common/pictures.ts";
import type { EtsyImage, EtsyListing, EtsyState } from "./records.ts";

/** https://developers.etsy.com/documentation/reference: up to 20 images. */
export const maxImages = 20;
export const maxImageBytes = 10 * 1024 * 1024;
export const imageTypes = ["image/jpeg", "image/png", "image/gif"];

/** An answer to refuse with. */
export class EtsyRefusal extends Error {
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * @param rank from 1; the default of 1 makes every upload the new first picture (etsy/open-api#533)
 * @param overwrite takes the place of the picture at that rank
 */
export function place(listing: EtsyListing, image: EtsyImage, rank: number, overwrite: boolean): void {
  const index = Math.min(Math.max(0, rank - 1), listing.images.length);
  const replaced = overwrite ? listing.images[index] : undefined;
  if (replaced === undefined && listing.images.length >= maxImages)
    throw new EtsyRefusal(400, `A listing can have at most ${maxImages.toString()} images`);
  listing.images.splice(index, replaced === undefined ? 0 : 1, image);
  if (replaced !== undefined) putAway(listing, replaced);
}

export function remove(listing: EtsyListing, imageId: number): void {
  const image = listing.images.find(({ listing_image_id }) => listing_image_id === imageId);
  if (image === undefined)
    throw new EtsyRefusal(404, `Could not find a ListingImage with id ${imageId.toString()}`);
  if (listing.state === "active" && listing.images.length === 1)
    throw new EtsyRefusal(400, "An active listing must have at least one image");
  listing.images = listing.images.filter((other) => other !== image);
  putAway(listing, image);
}

function putAway(listing: EtsyListing, image: EtsyImage): void {
  listing.removed.push(image);
  listing.variationImages = listing.variationImages.filter(
    ({ image_id }) => image_id !== image.listing_image_id,
  );
}

/** Named pictures come first, in that order; those left out follow as they stood. */
export function reorder(listing: EtsyListing, imageIds: readonly number[]): void {
  const named = imageIds.map((id) => {
    const found = listing.images.find(({ listing_image_id }) => listing_image_id === id);
    if (found === undefined)
      throw new EtsyRefusal(400, `Image ${id.toString()} does not belong to this listing`);
    return found;
  });
  listing.images = [...named, ...listing.images.filter((image) => !named.includes(image))];
}

export function keepPicture(state: EtsyState, picture: HeldPicture, alt: string, now: number): EtsyImage {
  const { sha256, width, height } = picture;
  state.nextId += 1;
  return { listing_image_id: state.nextId, sha256, width, height, alt, createdAt: now };
}

/** Two writes that overlap leave the order broken; Etsy refuses the second (etsy/open-api#293, #427). */
export function openWriters() {
  const busy = new Set<number>();
  return async <Result>(listing: EtsyListing, write: () => Promise<Result>): Promise<Result> => {
    if (busy.has(listing.listing_id))
      throw new EtsyRefusal(400, "The ListingImages for this Listing are in an inconsistent order.");
    busy.add(listing.listing_id);
    try {
      return await write();
    } finally {
      busy.delete(listing.listing_id);
    }
  };
}
