/** Amazon: listings by SKU and store, a main picture, eight others and a swatch, all fetched by Amazon from us. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { AccountDescription } from "#core/publishing/account.ts";
import { issueKey } from "#core/publishing/channel-issue.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";
import type { ChannelClient, ChannelConnector, ChannelSession, PublishStatus } from "../connector.ts";
import { openJustRead } from "../just-read.ts";
import { sellerCalls, type SellerCalls } from "./amazon-calls.ts";
import type { AmazonConfig } from "./amazon-config.ts";
import { type AmazonListing, ownImages, shownImages, summaryOf } from "./amazon-listing.ts";
import { amazonAuth } from "./auth.ts";
import { type AmazonCalls, openCalls } from "./call-amazon.ts";
import { findListings, listingSearch } from "./find-listings.ts";
import { issuesAboutImages } from "./issues.ts";
import { amazonLimits } from "./limits.ts";
import { isStore } from "./marketplaces.ts";
import type { KnownTypes } from "./product-types.ts";
import { feedPublishing } from "./publish-feed.ts";
import { previewListing, publishListing } from "./publish-listing.ts";

export function amazonConnector(config: AmazonConfig): ChannelConnector {
  const known: KnownTypes = new Map();
  return {
    channel: "amazon",
    limits: amazonLimits,
    auth: amazonAuth(config),
    open: (session) => openClient(openCalls(config, session), sellerOf(session), known, config.sandboxUrl),
  };
}

/** Amazon names the seller at sign-in only, so that no session is without. */
function sellerOf({ sellerId }: ChannelSession): string {
  if (sellerId !== null) return sellerId;
  throw new AppError("BAD_INPUT", "expected the seller Amazon named at sign-in but received none");
}

function openClient(
  calls: AmazonCalls,
  sellerId: string,
  known: KnownTypes,
  sandboxUrl: string | null,
): ChannelClient {
  const seller = sellerCalls(calls, sellerId);
  const recent = openJustRead<AmazonListing>();
  return {
    describeAccount: () => describeAccount(calls, sellerId),
    findListings: (page) => findListings(listingSearch(calls, sellerId), page, sandboxUrl),
    readImages: async (ref) => {
      const listing = await seller.readListing(ref);
      recent.keep(ref, listing);
      return ownImages(listing, ref.marketplace);
    },
    validate: (order) => previewListing(seller, known, order),
    publish: (order, progress) => publishListing(seller, order, progress, recent.take(order.listing)),
    bulk: feedPublishing(seller, listingSearch(calls, sellerId), sellerId),
    status: (listing, ledger) => statusOf(seller, listing, ledger),
  };
}

const participationsSchema = z.object({
  payload: z.array(
    z.object({
      marketplace: z.object({ id: z.string(), countryCode: z.string() }),
      participation: z.object({ isParticipating: z.boolean(), hasSuspendedListings: z.boolean() }),
      storeName: z.string(),
    }),
  ),
});

/** The id came with the seller's browser; a search in that seller's listings shows whether the token is theirs. */
async function describeAccount(calls: AmazonCalls, sellerId: string): Promise<AccountDescription> {
  const { payload } = await calls.call({
    ...{ operation: "getMarketplaceParticipations", endpoint: "sellers", method: "GET" },
    result: participationsSchema,
  });
  const stores = payload.filter(({ marketplace }) => isStore(marketplace.id));
  const [store] = stores.filter(({ participation }) => participation.isParticipating);
  if (store === undefined)
    throw new AppError("BAD_INPUT", "expected a store the seller sells in but received none");
  await listingSearch(calls, sellerId)(store.marketplace.id, { pageSize: 1 });
  return {
    sellerId,
    name: store.storeName,
    marketplaces: stores.map(({ marketplace, participation }) => ({
      id: marketplace.id,
      country: marketplace.countryCode,
      active: participation.isParticipating && !participation.hasSuspendedListings,
    })),
  };
}

/** The pictures then have the time they need, whether or not Amazon's date of the listing moved with them. */
const worksAtMostMs = 3_600_000;

/** Amazon says nothing of a submission's end, so that a listing updated since then counts as worked on. */
async function statusOf(seller: SellerCalls, ref: ListingRef, ledger: PublishLedger): Promise<PublishStatus> {
  const listing = await seller.readListing(ref);
  const { marketplace } = ref;
  const submittedAt = Date.parse(ledger.submittedAt ?? "");
  const updatedAt = Date.parse(summaryOf(listing, marketplace)?.lastUpdatedDate ?? "");
  const isWorking = updatedAt < submittedAt && Date.now() < submittedAt + worksAtMostMs;
  const issues = issuesAboutImages(listing.issues ?? [], marketplace).map((issue) =>
    // Complaints have no date and can be days old: one that was there before says nothing about the new pictures.
    issue.severity === "error" && ledger.issuesBefore.includes(issueKey(issue))
      ? { ...issue, severity: "warning" as const }
      : issue,
  );
  return {
    processed: !isWorking,
    images: ownImages(listing, marketplace),
    shown: shownImages(listing, marketplace),
    issues,
  };
}
