/** eBay: listings of the Inventory API, alone or in groups, and those that only Trading can change. */
import { z } from "zod";
import type { AccountDescription } from "#core/publishing/account.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { ChannelClient, ChannelConnector } from "../connector.ts";
import { openJustRead } from "../just-read.ts";
import { ebayAuth } from "./auth.ts";
import { type CallEbay, openCalls } from "./call-ebay.ts";
import type { EbayConfig } from "./ebay-config.ts";
import { findListings } from "./find-listings.ts";
import { type Gallery, liveImages } from "./gallery.ts";
import { ebayLimits } from "./limits.ts";
import { kindOf } from "./listing-kinds.ts";
import { publishListing } from "./publish-listing.ts";

export function ebayConnector(config: EbayConfig): ChannelConnector {
  return {
    channel: "ebay",
    limits: ebayLimits,
    auth: ebayAuth(config),
    open: (session) => openClient(openCalls(config, session)),
  };
}

function openClient(call: CallEbay): ChannelClient {
  const recent = openJustRead<Gallery>();
  const read = (listing: ListingRef) => kindOf(listing).read(call, listing.externalId);
  return {
    describeAccount: () => describeAccount(call),
    findListings: (page) => findListings(call, page),
    readImages: async (listing) => {
      const gallery = await read(listing);
      recent.keep(listing, gallery);
      return liveImages(gallery);
    },
    validate: () => Promise.resolve([]),
    publish: (order, progress) => publishListing(call, order, progress, recent.take(order.listing)),
    bulk: null,
    status: async (listing) => ({ processed: true, issues: [], images: liveImages(await read(listing)) }),
  };
}

/** `EBAY_DE` names its country but for these. */
const countries: Readonly<Record<string, string>> = { EBAY_MOTORS_US: "US" };

/** The marketplace the seller is registered on; eBay has no call that lists the others. */
async function describeAccount(call: CallEbay): Promise<AccountDescription> {
  const user = await call({
    operation: "getUser",
    turn: "identity",
    result: z.object({
      userId: z.string(),
      username: z.string().optional(),
      registrationMarketplaceId: z.string().default("EBAY_US"),
    }),
    run: (client) => client.commerce.identity.getUser(),
  });
  const id = user.registrationMarketplaceId;
  return {
    sellerId: user.userId,
    name: user.username ?? user.userId,
    marketplaces: [{ id, country: countries[id] ?? id.replace("EBAY_", ""), active: true }],
  };
}
