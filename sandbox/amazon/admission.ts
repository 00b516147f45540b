/** Who may call: a seller's token, and only so often; what is left is not told, as Amazon does not. */
import type { Context } from "hono";

import type { Clock, Tokens } from "../common/tokens.ts";

/** Calls a second and at once, as https://github.com/amzn/selling-partner-api-models says of each operation. */
const usagePlans: Readonly<Record<string, readonly [number, number]>> = {
  getMarketplaceParticipations: [0.016, 15],
  searchListingsItems: [5, 5],
  getListingsItem: [5, 10],
  patchListingsItem: [5, 5],
  createFeedDocument: [0.5, 15],
  createFeed: [0.0083, 15],
  getFeeds: [0.0222, 10],
  getFeed: [2, 15],
  getFeedDocument: [0.0222, 10],
};

export const tooMany = (headers: Readonly<Record<string, string>>) =>
  Response.json(
    { errors: [{ code: "QuotaExceeded", message: "You exceeded your quota for the requested resource." }] },
    { status: 429, headers },
  );

/** @returns the answer that refuses the call, or null; sets the rate where Amazon gives it */
export function openAdmission(tokens: Tokens, clock: Clock, isLimited: boolean) {
  const buckets = new Map<string, { level: number; at: number }>();
  return (context: Context, operationId: string | null): Response | null => {
    const grant = tokens.holderOf(tokenOf(context.req.raw.headers));
    if (grant === null) {
      const details = "The access token you provided has expired.";
      const message = "Access to requested resource is denied.";
      return context.json({ errors: [{ code: "Unauthorized", message, details }] }, 403);
    }
    const [perSecond, burst] = usagePlans[operationId ?? ""] ?? [1, 1];
    const rate = { "x-amzn-RateLimit-Limit": perSecond.toString() };
    context.header("x-amzn-RateLimit-Limit", perSecond.toString());
    if (!isLimited) return null;
    const key = `${grant.sellerId} ${operationId ?? ""}`;
    const { level, at } = buckets.get(key) ?? { level: burst, at: clock.now() };
    const filled = Math.min(burst, level + (perSecond * (clock.now() - at)) / 1_000);
    buckets.set(key, { level: filled < 1 ? filled : filled - 1, at: clock.now() });
    return filled < 1 ? tooMany(rate) : null;
  };
}

export const tokenOf = (headers: Headers) => headers.get("x-amz-access-token") ?? "";
