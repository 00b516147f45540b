/**
 * Pages through what a seller has on sale, and tells which API made each: only that one can change its pictures. What is
 * not on sale follows.
 */
import { z } from "zod";
import type { FoundListing } from "#core/publishing/listing.ts";
import type { ListingPage, ListingSearch } from "../connector.ts";
import type { CallEbay } from "./call-ebay.ts";
import { findUnpublished } from "./find-unpublished.ts";
import { liveImages } from "./gallery.ts";
import { listingsOf, readRecord } from "./inventory.ts";
import { readPage, tradingGallery, type TradingListing } from "./trading.ts";

/** A page's number: of what is on sale, from 1; of the rest, from 0. */
const cursorSchema = z.templateLiteral([z.enum(["sale", "rest"]), ":", z.int().min(0)]);

export async function findListings(call: CallEbay, search: ListingSearch): Promise<ListingPage> {
  const [part, at] = cursorSchema.parse(search.cursor ?? "sale:1").split(":");
  const page = Number(at);
  if (part === "rest") {
    const { listings, nextCursor } = await findUnpublished(call, search, page);
    return { listings, nextCursor: nextCursor && `rest:${nextCursor}` };
  }
  const { listings, hasMore } = await readPage(call, page);
  const asked = listings.filter(
    (one) => search.skus === undefined || skusOf(one).some((sku) => search.skus?.includes(sku)),
  );
  const found: FoundListing[] = [];
  for (const listing of asked) found.push(await describe(call, search.marketplace, listing));
  return { listings: found, nextCursor: hasMore ? `sale:${page + 1}` : "rest:0" };
}

async function describe(call: CallEbay, marketplace: string, listing: TradingListing): Promise<FoundListing> {
  const pictures = liveImages(tradingGallery(listing));
  return {
    marketplace,
    ...(await madeBy(call, listing)),
    title: listing.Title,
    skus: skusOf(listing),
    gtins: gtinsOf(listing),
    productType: null,
    state: "active",
    url: listing.ListingDetails.ViewItemURL ?? null,
    imageCount: pictures.length,
    mainImageUrl: pictures[0]?.url ?? null,
  };
}

/** A SKU can have a record in the Inventory API that another listing was made of, so its offers are asked. */
async function madeBy(
  call: CallEbay,
  listing: TradingListing,
): Promise<Pick<FoundListing, "kind" | "externalId">> {
  const [sku] = skusOf(listing);
  if (sku === undefined || !(await listingsOf(call, sku)).includes(listing.ItemID))
    return { kind: "trading", externalId: listing.ItemID };
  if (listing.Variations === undefined) return { kind: "inventory", externalId: sku };
  const { inventoryItemGroupKeys, groupIds } = await readRecord(call, sku);
  const key = (inventoryItemGroupKeys ?? groupIds ?? [])[0];
  return key === undefined ? { kind: "inventory", externalId: sku } : { kind: "group", externalId: key };
}

function skusOf({ SKU, Variations }: TradingListing): string[] {
  const all = [...(Variations?.Variation ?? []).map((one) => one.SKU), SKU];
  return [...new Set(all.filter((sku): sku is string => sku !== undefined && sku !== ""))];
}

/** Sellers write "Does not apply" there as well. */
function gtinsOf({ ProductListingDetails, Variations }: TradingListing): string[] {
  const all = [
    ProductListingDetails,
    ...(Variations?.Variation ?? []).map((one) => one.VariationProductListingDetails),
  ];
  const given = all.flatMap((codes) => [codes?.EAN, codes?.UPC, codes?.ISBN]);
  return [...new Set(given.filter((code): code is string => /^\d{8,14}$/.test(code ?? "")))];
}
