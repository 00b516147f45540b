/** Offers of the Inventory API: they tie a SKU to the listing that shows it. */
import { pageOf } from "./paging.ts";
import { done, type EbayPlace, type Operations } from "./place.ts";
import type { EbayListing } from "./records.ts";
import { EbayRefusal } from "./refusal.ts";

interface Offer {
  readonly offerId: string;
  readonly sku: string;
  readonly listing: EbayListing;
}

export function offerOperations({ state, origin, sellerOf }: EbayPlace): Operations {
  const show = ({ offerId, sku, listing }: Offer) => {
    const isActive = listing.state === "active";
    return {
      offerId,
      sku,
      marketplaceId:
        state.sellers.find(({ userId }) => userId === listing.sellerId)?.marketplaceId ?? "EBAY_US",
      format: "FIXED_PRICE",
      availableQuantity: 5,
      pricingSummary: { price: { value: listing.price, currency: "USD" } },
      // An offer whose listing has ended goes back to unpublished.
      status: isActive ? "PUBLISHED" : "UNPUBLISHED",
      listing: {
        listingId: listing.listingId,
        listingStatus: isActive ? "ACTIVE" : "ENDED",
        soldQuantity: 0,
      },
    };
  };
  const offersOf = (sellerId: string): readonly Offer[] =>
    state.listings.filter((listing) => listing.sellerId === sellerId).flatMap(offersIn);
  return {
    getOffers: (call) => {
      const sku = call.query["sku"];
      const found = offersOf(sellerOf(call)).filter((offer) => sku === undefined || offer.sku === sku);
      if (found.length === 0) unavailable("no offer for this SKU");
      const { page, shown } = pageOf(call, found, `${origin()}/sell/inventory/v1/offer`, 100);
      return done({ ...page, offers: shown.map(show) });
    },
    getOffer: (call) => {
      const offer = offersOf(sellerOf(call)).find(({ offerId }) => offerId === call.path["offerId"]);
      return done(show(offer ?? unavailable("it does not exist")));
    },
  };
}

const offersIn = (listing: EbayListing): readonly Offer[] => {
  const skus = listing.madeBy === "group" ? listing.variations.map(({ sku }) => sku) : [listing.key];
  return listing.offerIds.map((offerId, at) => ({ offerId, sku: skus[at] ?? "", listing }));
};

function unavailable(why: string): never {
  throw new EbayRefusal(404, 25713, `This Offer is not available : ${why}.`);
}
