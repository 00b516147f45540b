/** Etsy: listings of a shop, with up to 20 pictures in an order of their own. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import { keepAsIs } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { emptyLedger } from "#core/publishing/publish-ledger.ts";
import type {
  ChannelClient,
  ChannelConnector,
  ChannelSession,
  PublishOrder,
  PublishOutcome,
  PublishProgress,
} from "../connector.ts";
import { etsyAuth } from "./auth.ts";
import { openJustRead } from "../just-read.ts";
import { bringGallery } from "./bring-gallery.ts";
import { type CallEtsy, etsyLimits, openCalls } from "./call-etsy.ts";
import { type EtsyCalls, etsyCalls } from "./etsy-calls.ts";
import type { EtsyConfig } from "./etsy-config.ts";
import { etsyMarketplace } from "./etsy-listing.ts";
import { findListings } from "./find-listings.ts";
import { PictureRefused } from "./send-picture.ts";

export function etsyConnector(config: EtsyConfig): ChannelConnector {
  return {
    channel: "etsy",
    limits: etsyLimits,
    auth: etsyAuth(config),
    open: (session) => openClient(openCalls(config, session), session),
  };
}

function openClient(call: CallEtsy, session: ChannelSession): ChannelClient {
  const shopId = () => {
    if (session.sellerId !== null) return session.sellerId;
    throw new AppError("INTERNAL", "expected a connected Etsy shop but received none");
  };
  const calls = () => etsyCalls(call, shopId());
  const recent = openJustRead<readonly LiveImage[]>();
  return {
    describeAccount: () => describeAccount(call),
    findListings: (page) => findListings(call, shopId(), page),
    readImages: async (ref) => {
      const gallery = await calls().readGallery(ref.externalId);
      recent.keep(ref, gallery);
      return gallery;
    },
    validate: () => Promise.resolve([]),
    publish: (order, progress) => publish(calls(), order, progress, recent.take(order.listing)),
    bulk: null,
    status: async ({ externalId }) => ({
      processed: true,
      issues: [],
      images: await calls().readGallery(externalId),
    }),
  };
}

async function describeAccount(call: CallEtsy) {
  const me = await call({
    operation: "getMe",
    method: "GET",
    path: "/v3/application/users/me",
    result: z.object({ shop_id: z.number() }),
  });
  const shop = await call({
    operation: "getShop",
    method: "GET",
    path: `/v3/application/shops/${me.shop_id}`,
    result: z.object({ shop_name: z.string(), shop_location_country_iso: z.string().nullish() }),
  });
  const country = shop.shop_location_country_iso ?? "US";
  return {
    sellerId: me.shop_id.toString(),
    name: shop.shop_name,
    marketplaces: [{ id: etsyMarketplace, country, active: true }],
  };
}

/** A picture that Etsy refuses takes back what was sent before it, so that the listing is as it was. */
async function publish(
  calls: EtsyCalls,
  order: PublishOrder,
  progress: PublishProgress,
  recent: readonly LiveImage[] | null,
): Promise<PublishOutcome> {
  const known = order.plan.changes.flatMap(({ before }) => (before === null ? [] : [before]));
  const change = {
    listingId: order.listing.externalId,
    target: order.plan.target,
    known,
    openPicture: order.openPicture,
  };
  try {
    return { result: "done", ledger: await bringGallery(calls, change, progress, recent), issues: [] };
  } catch (error) {
    if (!(error instanceof PictureRefused)) throw error;
    await takeBack(calls, order, known, progress);
    const { image, message, status } = error;
    const issue = { code: status.toString(), severity: "error" as const, message, slot: image.slot };
    return { result: "rejected", ledger: emptyLedger, issues: [issue] };
  }
}

async function takeBack(
  calls: EtsyCalls,
  { listing, openPicture }: PublishOrder,
  before: readonly LiveImage[],
  { saveLedger }: PublishProgress,
): Promise<void> {
  const inOrder = [...before].sort((a, b) => slotIndex(a) - slotIndex(b));
  const sent = await calls.readGallery(listing.externalId);
  const change = { listingId: listing.externalId, target: inOrder.map(keepAsIs), known: sent, openPicture };
  await bringGallery(calls, change, { ledger: emptyLedger, saveLedger });
}

const slotIndex = ({ slot }: LiveImage) => (slot === "main" ? 0 : Number(slot.replace("gallery-", "")));
