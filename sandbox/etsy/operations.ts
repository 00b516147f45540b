/** Etsy's operations, each on the records. */
import type { Answer, Operation, OperationCall } from "../common/open-api.ts";
import type { Pictures } from "../common/pictures.ts";
import type { Clock, Grant } from "../common/tokens.ts";
import {
  EtsyRefusal,
  imageTypes,
  keepPicture,
  maxImageBytes,
  openWriters,
  place,
  remove,
  reorder,
} from "./gallery.ts";
import type { EtsyImage, EtsyListing, EtsyShop, EtsyState } from "./records.ts";
import { showImage, showListing, showVariationImages } from "./show.ts";

export interface EtsyPlace {
  readonly state: EtsyState;
  readonly pictures: Pictures;
  readonly clock: Clock;
  readonly origin: () => string;
  readonly holderOf: (call: OperationCall) => Grant | null;
}

export const refuse = (complaints: readonly string[], status: number): Answer => ({
  status,
  body: { error: complaints.join("; ") },
});

export function etsyOperations(etsy: EtsyPlace): Readonly<Record<string, Operation>> {
  const { state, origin } = etsy;
  const asOneWriter = openWriters();
  const shopById = (id: unknown): EtsyShop =>
    state.shops.find(({ shop_id }) => shop_id === Number(id)) ?? missing("Shop");
  const listingById = (id: unknown): EtsyListing =>
    state.listings.find(({ listing_id }) => listing_id === Number(id)) ?? missing("Listing");

  /** The listing a seller may change; another seller's is as good as not there. */
  const ownListing = (call: OperationCall): EtsyListing => {
    const listing = listingById(call.path["listing_id"]);
    if (listing.shop_id !== Number(call.path["shop_id"])) missing("Listing");
    return listing;
  };

  const operations: Record<string, Operation> = {
    getMe: (call) => {
      const shop = state.shops.find(({ user_id }) => user_id.toString() === etsy.holderOf(call)?.sellerId);
      return shop === undefined ? missing("Shop") : done({ user_id: shop.user_id, shop_id: shop.shop_id });
    },
    getShop: ({ path }) => {
      const shop = shopById(path["shop_id"]);
      return done({ ...shop, url: `${origin()}/shop/${shop.shop_name}`, shop_location_country_iso: "US" });
    },
    getListingsByShop: ({ path, query }) => {
      const shop = shopById(path["shop_id"]);
      const wanted = query["state"] ?? "active";
      const found = state.listings.filter((one) => one.shop_id === shop.shop_id && one.state === wanted);
      const [offset, limit] = [Number(query["offset"] ?? 0), Number(query["limit"] ?? 25)];
      const shown = found.slice(offset, offset + limit);
      return done({
        count: found.length,
        results: shown.map((one) => showListing(origin(), shop, one, includesImages(query))),
      });
    },
    getListing: ({ path, query }) => {
      const listing = listingById(path["listing_id"]);
      return done(showListing(origin(), shopById(listing.shop_id), listing, includesImages(query)));
    },
    getListingImages: ({ path }) => {
      const listing = listingById(path["listing_id"]);
      const results = listing.images.map((image) => showImage(origin(), listing, image, false));
      return done({ count: results.length, results });
    },
    uploadListingImage: (call) => {
      const listing = ownListing(call);
      return asOneWriter(listing, async () => {
        const isThere = listing.images.some(
          (one) => one.listing_image_id === Number(call.body["listing_image_id"]),
        );
        const image = await imageOf(etsy, listing, call);
        const overwrite = !isThere && String(call.body["overwrite"]) === "true";
        place(listing, image, Number(call.body["rank"] ?? 1), overwrite);
        return { status: 201, body: showImage(origin(), listing, image, true) };
      });
    },
    deleteListingImage: (call) => {
      const listing = ownListing(call);
      return asOneWriter(listing, () => {
        remove(listing, Number(call.path["listing_image_id"]));
        return Promise.resolve({ status: 204 });
      });
    },
    updateListing: (call) => {
      const listing = ownListing(call);
      return asOneWriter(listing, () => {
        const ids = call.body["image_ids"];
        if (typeof ids === "string") reorder(listing, ids.split(",").map(Number));
        if (call.body["state"] === "active" || call.body["state"] === "inactive")
          listing.state = call.body["state"];
        return Promise.resolve(done(showListing(origin(), shopById(listing.shop_id), listing, false)));
      });
    },
    getListingVariationImages: (call) => done(showVariationImages(ownListing(call))),
    updateVariationImages: (call) => {
      const listing = ownListing(call);
      const sent = call.body["variation_images"] as EtsyListing["variationImages"];
      const known = new Set(listing.images.map(({ listing_image_id }) => listing_image_id));
      const stray = sent.find(({ image_id }) => !known.has(image_id));
      if (stray !== undefined)
        throw new EtsyRefusal(400, `Image ${stray.image_id.toString()} does not belong to this listing`);
      listing.variationImages = sent;
      return done(showVariationImages(listing));
    },
  };
  return Object.fromEntries(Object.entries(operations).map(([id, operation]) => [id, refusing(operation)]));
}

/** The picture in the call's body, or one of the listing: removed, so that it comes back, or still there. */
async function imageOf(
  etsy: EtsyPlace,
  listing: EtsyListing,
  { body, files }: OperationCall,
): Promise<EtsyImage> {
  const alt = typeof body["alt_text"] === "string" ? body["alt_text"] : "";
  const file = files.get("image");
  if (file !== undefined) {
    if (file.size > maxImageBytes) throw new EtsyRefusal(400, "Image file must be 10 MB or smaller");
    const picture = await etsy.pictures.keep(new Uint8Array(await file.arrayBuffer()));
    if (picture === null || !imageTypes.includes(picture.mimeType))
      throw new EtsyRefusal(400, "The image is not a valid JPG, PNG or GIF");
    return keepPicture(etsy.state, picture, alt, etsy.clock.now());
  }
  const id = Number(body["listing_image_id"] ?? 0);
  const there = listing.images.find(({ listing_image_id }) => listing_image_id === id);
  if (there !== undefined) {
    listing.images = listing.images.filter((other) => other !== there);
    return { ...there, alt };
  }
  const back = listing.removed.find(({ listing_image_id }) => listing_image_id === id);
  if (back === undefined) throw new EtsyRefusal(400, "Either image or listing_image_id is required");
  listing.removed = listing.removed.filter((other) => other !== back);
  return { ...back, alt: alt === "" ? back.alt : alt };
}

const includesImages = (query: OperationCall["query"]) => [query["includes"] ?? []].flat().includes("Images");

const done = (body: unknown): Answer => ({ status: 200, body });

function missing(what: string): never {
  throw new EtsyRefusal(404, `Could not find a ${what}`);
}

function refusing(operation: Operation): Operation {
  return async (call) => {
    try {
      return await operation(call);
    } catch (error) {
      if (error instanceof EtsyRefusal) return refuse([error.message], error.status);
      throw error;
    }
  };
}
