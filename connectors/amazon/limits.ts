/** How often a seller and an app may call, as Amazon's documents of each operation say (Usage Plan, default). */
import type { RateLimit } from "../connector.ts";

export const amazonLimits = {
  getMarketplaceParticipations: { perSecond: 0.016, burst: 15 },
  searchListingsItems: { perSecond: 5, burst: 5 },
  getListingsItem: { perSecond: 5, burst: 10 },
  patchListingsItem: { perSecond: 5, burst: 5 },
  createFeedDocument: { perSecond: 0.5, burst: 15 },
  createFeed: { perSecond: 0.0083, burst: 15 },
  getFeeds: { perSecond: 0.0222, burst: 10 },
  getFeed: { perSecond: 2, burst: 15 },
  getFeedDocument: { perSecond: 0.0222, burst: 10 },
  getDefinitionsProductType: { perSecond: 5, burst: 10 },
} as const satisfies Record<string, RateLimit>;

export type AmazonOperation = keyof typeof amazonLimits;
