/** ReviseItem and ReviseFixedPriceItem: pictures of a listing that Trading made. */
import { complaintOn, complaintTexts, countRevision, maxVariationPictures } from "../listing-rules.ts";
import type { EbayPlace } from "../place.ts";
import type { EbayListing } from "../records.ts";
import { EbayRefusal } from "../refusal.ts";
import { codes, TradingFault } from "./fault.ts";
import type { Revision } from "./requests.ts";

type Place = Omit<EbayPlace, "sellerOf">;

/** @throws TradingFault and changes nothing, when any of the pictures is refused */
export async function revise(place: Place, sellerId: string, revision: Revision): Promise<EbayListing> {
  const listing = revisable(place, sellerId, revision.ItemID);
  const { PictureDetails: gallery, Variations: variations } = revision;
  const hasVariations = listing.variations.length > 0;
  const rules = { hasVariations };
  const urls = gallery && (await judged(place, sellerId, gallery.PictureURL, rules));
  if (urls?.length === 0) throw new TradingFault(codes.picture, complaintTexts.none);
  const sets = [];
  for (const { VariationSpecificValue, PictureURL } of variations?.Pictures.VariationSpecificPictureSet ??
    []) {
    const most = { ...rules, most: maxVariationPictures };
    sets.push({
      value: VariationSpecificValue,
      pictures: await judged(place, sellerId, PictureURL, most),
    });
  }
  if (!countRevision(listing, place.clock.now()))
    throw new TradingFault(codes.revisions, complaintTexts["too-many-revisions"]);
  // Each list that is sent takes the place of the whole one before.
  if (urls !== undefined) listing.pictures = urls;
  if (variations !== undefined)
    listing.variationPictures = { name: variations.Pictures.VariationSpecificName, sets };
  return listing;
}

function revisable({ state }: Place, sellerId: string, listingId: string): EbayListing {
  const listing = state.listings.find((one) => one.listingId === listingId);
  if (listing === undefined) throw new TradingFault(codes.noListing, "This listing cannot be accessed.");
  if (listing.sellerId !== sellerId)
    throw new TradingFault(codes.otherSeller, "You are not the seller of this listing.");
  if (listing.madeBy !== "trading")
    throw new TradingFault(
      codes.madeByInventory,
      "Inventory-based listing management is not currently supported by this tool. Please refer to the tool used to create this listing.",
    );
  if (listing.state === "ended")
    throw new TradingFault(codes.ended, "You are not allowed to revise ended listings.");
  return listing;
}

/** Pictures that stand elsewhere are fetched, judged and copied; @returns the addresses buyers get them from */
async function judged(
  { services }: Place,
  sellerId: string,
  urls: readonly string[],
  rules: { hasVariations: boolean; most?: number },
): Promise<string[]> {
  refuse(complaintOn(services, urls, { ...rules, plainHttp: true }));
  const kept: string[] = [];
  for (const url of urls) kept.push(services.isOwn(url) ? url : await copied(services, sellerId, url));
  refuse(complaintOn(services, kept, rules));
  return kept;
}

async function copied(services: Place["services"], sellerId: string, url: string): Promise<string> {
  try {
    return services.urlOf(await services.fetch(sellerId, url));
  } catch (error) {
    if (!(error instanceof EbayRefusal)) throw error;
    const code =
      { 190201: codes.pictureSize, 190202: codes.pictureDimensions }[error.errorId] ?? codes.picture;
    throw new TradingFault(code, error.message);
  }
}

function refuse(complaint: ReturnType<typeof complaintOn>): void {
  if (complaint === null) return;
  const code =
    { "too-small": codes.pictureTooSmall, "mixed-hosting": codes.pictureHosting }[complaint as string] ??
    codes.picture;
  throw new TradingFault(code, complaintTexts[complaint]);
}
