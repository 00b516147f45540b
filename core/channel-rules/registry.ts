/** All channel rules. To add a channel: a data file beside this one, its name in channel-rule.ts and a line here. */
import { amazonRules } from "./amazon.ts";
import type { ChannelName, ChannelRule } from "./channel-rule.ts";
import { ebayRules } from "./ebay.ts";
import { etsyRules } from "./etsy.ts";
import { googleRules } from "./google.ts";
import { metaRules } from "./meta.ts";
import { pinterestRules } from "./pinterest.ts";
import { shopifyRules } from "./shopify.ts";
import { tiktokRules } from "./tiktok.ts";
import { walmartRules } from "./walmart.ts";
import { zalandoRules } from "./zalando.ts";

export const channelRules: Readonly<Record<ChannelName, readonly ChannelRule[]>> = {
  amazon: amazonRules,
  ebay: ebayRules,
  etsy: etsyRules,
  shopify: shopifyRules,
  google: googleRules,
  walmart: walmartRules,
  tiktok: tiktokRules,
  meta: metaRules,
  pinterest: pinterestRules,
  zalando: zalandoRules,
};

/** The rules one picture in a slot has to meet: those of the slot and those of any. Rules on the whole listing are left out. */
export function rulesForSlot(channel: ChannelName, slot: "main" | "secondary" | "swatch"): ChannelRule[] {
  return channelRules[channel].filter(({ id }) => {
    const [, of] = id.split(".");
    return of === "any" || of === slot;
  });
}

/** The rules on all pictures of a listing together. */
export function rulesForListing(channel: ChannelName): ChannelRule[] {
  return channelRules[channel].filter(({ id }) => id.split(".")[1] === "set");
}
