/**
 * Pages through a seller's listings in one store, oldest first. Amazon pages through 1,000 of a search and no further, so
 * that a larger catalogue is read as one search after the other, each beginning where the last one ended.
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ListingPage, ListingSearch } from "../connector.ts";
import { foundListing, type AmazonListing, listingSchema, summaryOf } from "./amazon-listing.ts";
import type { AmazonCalls } from "./call-amazon.ts";

/** https://developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-reference#searchlistingsitems */
const pageSize = 20;
const mostOfASearch = 1_000;

const answerSchema = z.object({
  numberOfResults: z.number(),
  pagination: z.object({ nextToken: z.string().optional() }).optional(),
  items: z.array(listingSchema),
});

/** Where a search stands: the date it begins at, and Amazon's token of the next page. */
const cursorSchema = z.object({ createdAfter: z.string().nullable(), pageToken: z.string().nullable() });
type Cursor = z.infer<typeof cursorSchema>;

export type SearchListings = (
  marketplace: string,
  query: Readonly<Record<string, string | number | readonly string[]>>,
) => Promise<z.infer<typeof answerSchema>>;

export function listingSearch(calls: AmazonCalls, sellerId: string): SearchListings {
  return (marketplace, query) =>
    calls.call({
      ...{ operation: "searchListingsItems", endpoint: "listingsItems", method: "GET" },
      path: { sellerId },
      query: { marketplaceIds: [marketplace], pageSize, ...query },
      result: answerSchema,
    });
}

export async function findListings(
  search: SearchListings,
  { marketplace, cursor, skus }: ListingSearch,
  sandboxUrl: string | null,
): Promise<ListingPage> {
  const tell = (listings: readonly AmazonListing[]) =>
    listings.map((listing) => foundListing(listing, marketplace, sandboxUrl));
  if (skus !== undefined) {
    const from = Number(cursor ?? 0);
    const { items } = await search(marketplace, bySkus(skus.slice(from, from + pageSize)));
    const next = from + pageSize;
    return { listings: tell(items), nextCursor: next < skus.length ? next.toString() : null };
  }
  const at = cursorSchema.parse(
    cursor === null ? { createdAfter: null, pageToken: null } : JSON.parse(cursor),
  );
  const page = await search(marketplace, byAge(at));
  const next = nextOf(at, page, marketplace);
  return { listings: tell(page.items), nextCursor: next === null ? null : JSON.stringify(next) };
}

const includedData = ["summaries", "attributes"] as const;

const bySkus = (skus: readonly string[]) => ({ identifiers: skus, identifiersType: "SKU", includedData });

const byAge = ({ createdAfter, pageToken }: Cursor) => ({
  ...{ includedData, sortBy: "createdDate", sortOrder: "ASC" },
  ...(createdAfter !== null && { createdAfter }),
  ...(pageToken !== null && { pageToken }),
});

function nextOf(
  at: Cursor,
  { numberOfResults, pagination, items }: z.infer<typeof answerSchema>,
  marketplace: string,
): Cursor | null {
  const pageToken = pagination?.nextToken ?? null;
  if (pageToken !== null) return { ...at, pageToken };
  const last = items.at(-1);
  const createdAfter = last === undefined ? null : (summaryOf(last, marketplace)?.createdDate ?? null);
  if (numberOfResults < mostOfASearch || createdAfter === null) return null;
  if (createdAfter !== at.createdAfter) return { createdAfter, pageToken: null };
  const message = `expected fewer than ${mostOfASearch} listings made at ${createdAfter} but received more`;
  throw new AppError("CHANNEL_FAILED", message);
}
