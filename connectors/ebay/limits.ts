/**
 * Calls for each account. eBay counts by app and day, and uploads by seller: 50 in 5 seconds.
 * https://developer.ebay.com/develop/get-started/api-call-limits
 */
import type { RateLimit } from "../connector.ts";

export const ebayLimits = {
  identity: { perSecond: 1, burst: 5 },
  inventory: { perSecond: 20, burst: 40 },
  // Any five seconds hold at most 5 + 5 × 9.
  upload: { perSecond: 9, burst: 5 },
  /** 5,000 a day, until eBay has checked the app. */
  trading: { perSecond: 5_000 / 86_400, burst: 1_000 },
} as const satisfies Record<string, RateLimit>;

export type EbayTurn = keyof typeof ebayLimits;
