/**
 * A feed that changes many listings at once, and the report Amazon writes about it.
 * https://github.com/amzn/selling-partner-api-models/tree/main/schemas/feeds
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import type { BulkOrder } from "../connector.ts";
import { type AmazonPatch, patchesFor } from "./patches.ts";
import { anyProductType } from "./product-types.ts";
import { presentIn } from "./publish-listing.ts";
import { slotOf } from "./slots.ts";

export interface FeedMessage {
  /** The order's place, by which the report names it. */
  readonly messageId: number;
  readonly sku: string;
  readonly operationType: "PATCH";
  readonly productType: string;
  readonly patches: readonly AmazonPatch[];
}

/** An order that changes nothing has no message. */
export function feedMessages(orders: readonly BulkOrder[]): FeedMessage[] {
  return orders.flatMap(({ listing, plan, productType, place }) => {
    const patches = patchesFor(plan, presentIn(plan), listing.marketplace);
    if (patches.length === 0) return [];
    return [
      {
        messageId: place,
        sku: listing.externalId,
        operationType: "PATCH",
        productType: productType ?? anyProductType,
        patches,
      },
    ];
  });
}

export function feedDocument(sellerId: string, messages: readonly FeedMessage[]) {
  return { header: { sellerId, version: "2.0", issueLocale: "en_US" }, messages };
}

const reportSchema = z.object({
  issues: z
    .array(
      z.object({
        /** Left out where the whole feed is meant. */
        messageId: z.number().optional(),
        code: z.string().optional(),
        severity: z.enum(["ERROR", "WARNING", "INFO"]),
        message: z.string(),
        attributeName: z.string().optional(),
      }),
    )
    .optional(),
});

const severities = { ERROR: "error", WARNING: "warning", INFO: "info" } as const;

/**
 * What the report says about each message; `null` holds what is said about the feed.
 * @throws AppError CHANNEL_FAILED when it is no report
 */
export function readReport(text: string): ReadonlyMap<number | null, readonly ChannelIssue[]> {
  const byMessage = new Map<number | null, ChannelIssue[]>();
  for (const { messageId = null, code = "feed", severity, message, attributeName = "" } of parse(text)) {
    const said = byMessage.get(messageId) ?? [];
    said.push({ code, severity: severities[severity], message, slot: slotOf(attributeName) });
    byMessage.set(messageId, said);
  }
  return byMessage;
}

function parse(text: string) {
  try {
    return reportSchema.parse(JSON.parse(text)).issues ?? [];
  } catch (cause) {
    throw new AppError("CHANNEL_FAILED", "expected a report about the feed but received something else", {
      cause,
    });
  }
}
