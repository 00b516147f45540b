/** Looks at many listings of a store, twenty with one call. */
import { AppError } from "#core/errors.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { BulkLook } from "../connector.ts";
import type { SellerCalls } from "./amazon-calls.ts";
import { type AmazonListing, ownImages } from "./amazon-listing.ts";
import type { SearchListings } from "./find-listings.ts";
import { issuesAboutImages } from "./issues.ts";

/** https://developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-reference#searchlistingsitems */
export const listingsInASearch = 20;

/** In the order of `listings`, all of one store; null for one that is gone. */
export async function readListings(
  calls: SellerCalls,
  search: SearchListings,
  listings: readonly ListingRef[],
): Promise<(BulkLook | null)[]> {
  const found = new Map<string, AmazonListing>();
  const marketplace = listings[0]?.marketplace ?? "";
  // A search takes its SKUs with commas between them.
  const skus = listings.map(({ externalId }) => externalId).filter((sku) => !sku.includes(","));
  for (let from = 0; from < skus.length; from += listingsInASearch) {
    const { items } = await search(marketplace, {
      ...{ identifiers: skus.slice(from, from + listingsInASearch), identifiersType: "SKU" },
      includedData: ["summaries", "attributes", "issues"],
    });
    for (const listing of items) found.set(listing.sku, listing);
  }
  const looks = [];
  for (const ref of listings) {
    const { externalId: sku } = ref;
    const listing = sku.includes(",") ? await readOne(calls, ref) : (found.get(sku) ?? null);
    looks.push(listing === null ? null : lookOf(listing, marketplace));
  }
  return looks;
}

function lookOf(listing: AmazonListing, marketplace: string): BulkLook {
  const issues = issuesAboutImages(listing.issues ?? [], marketplace);
  return { images: ownImages(listing, marketplace), issues };
}

async function readOne(calls: SellerCalls, ref: ListingRef): Promise<AmazonListing | null> {
  try {
    return await calls.readListing(ref);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
