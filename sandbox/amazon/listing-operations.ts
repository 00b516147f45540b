/** Amazon's Listings Items operations, each on the records. */
import { randomUUID } from "node:crypto";

import type { Operation, OperationCall } from "../common/open-api.ts";
import type { Clock, Grant } from "../common/tokens.ts";
import type { WorkOn } from "./processing.ts";
import {
  type AmazonIssue,
  type AmazonListing,
  type AmazonPatch,
  type AmazonState,
  locators,
} from "./records.ts";
import { isProductType } from "./product-types.ts";
import { listIn, refuse, timeIn } from "./refuse.ts";

export interface AmazonPlace {
  readonly state: AmazonState;
  readonly clock: Clock;
  readonly workOn: WorkOn;
  /** Until an accepted change is worked on. */
  readonly processingMs: number;
  readonly origin: () => string;
  readonly holderOf: (call: OperationCall) => Grant | null;
}

/** Amazon pages through so many of a search and no further. */
const mostOfASearch = 1_000;

export function listingOperations(amazon: AmazonPlace): Readonly<Record<string, Operation>> {
  const { state, workOn } = amazon;
  const find = (call: OperationCall) =>
    state.listings.find(
      ({ sellerId, sku, marketplace }) =>
        sellerId === call.path["sellerId"] &&
        sku === call.path["sku"] &&
        marketplace === listIn(call, "marketplaceIds")[0],
    );
  return {
    getListingsItem: ofSeller(amazon, async (call) => {
      const listing = find(call);
      if (listing === undefined) return refuse(404, "NOT_FOUND", `SKU '${call.path["sku"] ?? ""}' not found`);
      await workOn(listing);
      return { status: 200, body: showListing(amazon, listing, listIn(call, "includedData")) };
    }),
    patchListingsItem: ofSeller(amazon, async (call) => {
      const listing = find(call);
      if (listing === undefined) return refuse(400, "InvalidInput", "SKU not found in the marketplace");
      const isPreview = call.query["mode"] === "VALIDATION_PREVIEW";
      const patches = call.body["patches"] as AmazonPatch[];
      const issues = complaintsOf(listing, String(call.body["productType"]), patches);
      if (issues.length === 0 && !isPreview) submit(amazon, listing, patches);
      await Promise.resolve();
      const status = issues.length > 0 ? "INVALID" : isPreview ? "VALID" : "ACCEPTED";
      const submissionId = randomUUID().replaceAll("-", "");
      return { status: 200, body: { sku: listing.sku, status, submissionId, issues } };
    }),
    searchListingsItems: ofSeller(amazon, async (call) => {
      if (listIn(call, "identifiers").length > 0 && call.query["identifiersType"] === undefined)
        return refuse(400, "InvalidInput", "identifiersType is required when identifiers are given");
      const found = search(state, call);
      const from = Number(call.query["pageToken"] ?? 0);
      const next = from + Number(call.query["pageSize"] ?? 10);
      const page = found.slice(from, Math.min(next, mostOfASearch));
      for (const listing of page) await workOn(listing);
      const hasMore = next < Math.min(found.length, mostOfASearch);
      const items = page.map((listing) => showListing(amazon, listing, listIn(call, "includedData")));
      const pagination = hasMore ? { nextToken: next.toString() } : {};
      return { status: 200, body: { numberOfResults: found.length, pagination, items } };
    }),
  };
}

export function submit(
  { clock, processingMs }: AmazonPlace,
  listing: AmazonListing,
  patches: readonly AmazonPatch[],
): void {
  listing.submissions.push({ dueAt: clock.now() + processingMs, patches });
}

/** What a dry run finds: attributes and product types; the pictures themselves are not looked at. */
export function complaintsOf(
  listing: AmazonListing,
  productType: string,
  patches: readonly AmazonPatch[],
): AmazonIssue[] {
  const isRight = productType === "PRODUCT" || productType === listing.productType;
  const unknown =
    isRight && isProductType(productType)
      ? []
      : [invalid(`The product type '${productType}' is not known for this listing`)];
  return [...unknown, ...patches.flatMap((patch) => complaintsAbout(listing.marketplace, patch))];
}

function complaintsAbout(marketplace: string, { op, path, value = [] }: AmazonPatch): AmazonIssue[] {
  const attribute = path.replace("/attributes/", "");
  if (!locators.includes(attribute)) return [invalid(`The attribute '${attribute}' cannot be patched here`)];
  const [locator] = value;
  if (value.length !== 1 || typeof locator?.["media_location"] !== "string")
    return [invalid("Invalid empty value provided in patch", attribute)];
  if (locator["marketplace_id"] !== marketplace)
    return [invalid("The marketplace_id is not the request's", attribute)];
  if (op === "delete" && attribute === locators[0])
    return [invalid(`'${attribute}' is required but not supplied`, attribute)];
  return [];
}

function invalid(message: string, attribute?: string): AmazonIssue {
  const attributeNames = attribute === undefined ? {} : { attributeNames: [attribute] };
  return {
    code: "90000900",
    message,
    severity: "ERROR",
    categories: ["INVALID_ATTRIBUTE"],
    ...attributeNames,
  };
}

function search(state: AmazonState, call: OperationCall): AmazonListing[] {
  const identifiers = listIn(call, "identifiers");
  const named = call.query["identifiersType"] === "ASIN" ? "asin" : "sku";
  const since = timeIn(call, "createdAfter");
  return state.listings
    .filter(
      (listing) =>
        listing.sellerId === call.path["sellerId"] &&
        listIn(call, "marketplaceIds").includes(listing.marketplace) &&
        (identifiers.length === 0 || identifiers.includes(listing[named])) &&
        listing.createdAt >= since,
    )
    .sort((a, b) => a.createdAt - b.createdAt);
}

function showListing({ origin }: AmazonPlace, listing: AmazonListing, included: readonly string[]) {
  const { sku, marketplace, pictures, preferred } = listing;
  const main = preferred ?? pictures[locators[0] ?? ""];
  const address = (sha256: string) => `${origin()}/images/I/${sha256}.jpg`;
  const summary = {
    ...{ marketplaceId: marketplace, asin: listing.asin, itemName: listing.title },
    productType: listing.productType,
    status: listing.isBuyable ? ["BUYABLE", "DISCOVERABLE"] : [],
    createdDate: new Date(listing.createdAt).toISOString(),
    lastUpdatedDate: new Date(listing.updatedAt).toISOString(),
    ...(main && { mainImage: { link: address(main.sha256), width: main.width, height: main.height } }),
  };
  const attributes = Object.entries(pictures).map(([name, { sha256 }]) => [
    name,
    [{ marketplace_id: marketplace, media_location: address(sha256) }],
  ]);
  const wants = (name: string) => included.includes(name);
  return {
    sku,
    ...((included.length === 0 || wants("summaries")) && { summaries: [summary] }),
    ...(wants("attributes") && { attributes: Object.fromEntries(attributes) as object }),
    ...(wants("issues") && { issues: listing.issues }),
  };
}

/** Another seller's listings are none of the caller's business. */
function ofSeller({ holderOf }: AmazonPlace, operation: Operation): Operation {
  return (call) =>
    holderOf(call)?.sellerId === call.path["sellerId"]
      ? operation(call)
      : refuse(403, "Unauthorized", "Access to requested resource is denied.");
}
