/** Pages through a shop's listings: the active ones first, then those that buyers do not see. */
import { z } from "zod";
import type { ListingPage, ListingSearch } from "../connector.ts";
import type { CallEtsy } from "./call-etsy.ts";
import { type EtsyListing, foundListing, listingSchema } from "./etsy-listing.ts";

const pageSize = 100;
const states = [
  "active",
  "inactive",
  "sold_out",
  "expired",
  "draft",
] as const satisfies readonly EtsyListing["state"][];

/** `state:offset` */
const cursorSchema = z.templateLiteral([z.enum(states), ":", z.int().min(0)]);

export async function findListings(
  call: CallEtsy,
  shopId: string,
  search: ListingSearch,
): Promise<ListingPage> {
  const [state = "active", offset = "0"] = cursorSchema.parse(search.cursor ?? "active:0").split(":");
  const { count, results } = await call({
    operation: "getListingsByShop",
    method: "GET",
    path: `/v3/application/shops/${shopId}/listings`,
    query: { state, limit: pageSize.toString(), offset, includes: "Images" },
    result: z.object({ count: z.number(), results: z.array(listingSchema) }),
  });
  const found = results.map(foundListing);
  const { skus } = search;
  const listings =
    skus === undefined ? found : found.filter((one) => one.skus.some((sku) => skus.includes(sku)));
  const next = Number(offset) + pageSize;
  return { listings, nextCursor: next < count ? `${state}:${next}` : afterState(state) };
}

function afterState(state: string): string | null {
  const following = states[states.findIndex((one) => one === state) + 1];
  return following === undefined ? null : `${following}:0`;
}
