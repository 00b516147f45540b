/** Who may call: a seller's token, in the seller's region, and only so often; what is left is not told, as Amazon does not. */
import type { Context } from "hono";

import type { Clock, Tokens } from "../common/tokens.ts";
import { regionOfHost, regionsOf } from "./stores.ts";
import type { AmazonState } from "./records.ts";

/** Calls a second, and at once. */
export type UsagePlan = readonly [perSecond: number, burst: number];

/** As https://github.com/amzn/selling-partner-api-models says of each operation. */
const defaultPlans: Readonly<Record<string, UsagePlan>> = {
  getMarketplaceParticipations: [0.016, 15],
  searchListingsItems: [5, 5],
  getListingsItem: [5, 10],
  patchListingsItem: [5, 5],
  createFeedDocument: [0.5, 15],
  createFeed: [0.0083, 15],
  getFeeds: [0.0222, 10],
  getFeed: [2, 15],
  getFeedDocument: [0.0222, 10],
  searchDefinitionsProductTypes: [5, 10],
  getDefinitionsProductType: [5, 10],
};

export interface AdmissionRules {
  /** Whether Amazon's limits apply. */
  readonly isLimited: boolean;
  /** In place of the published ones, by operation; tests and people may change them while it runs. */
  readonly plans: Map<string, UsagePlan>;
}

export const tooMany = (headers: Readonly<Record<string, string>>) =>
  Response.json(
    { errors: [{ code: "QuotaExceeded", message: "You exceeded your quota for the requested resource." }] },
    { status: 429, headers },
  );

/** @returns the answer that refuses the call, or null; sets the rate where Amazon gives it */
export function openAdmission(
  state: AmazonState,
  tokens: Tokens,
  clock: Clock,
  { isLimited, plans }: AdmissionRules,
) {
  const buckets = new Map<string, { level: number; at: number }>();
  return (context: Context, operationId: string | null): Response | null => {
    const grant = tokens.holderOf(tokenOf(context.req.raw.headers));
    if (grant === null) return denied("The access token you provided has expired.");
    const region = regionOfHost(context.req.header("host") ?? "");
    if (region !== null && !regionsOf(state, grant.sellerId).has(region))
      return denied("The access token belongs to a seller of another region.");
    const name = operationId ?? "";
    const [perSecond, burst] = plans.get(name) ?? defaultPlans[name] ?? [1, 1];
    const rate = { "x-amzn-RateLimit-Limit": perSecond.toString() };
    context.header("x-amzn-RateLimit-Limit", perSecond.toString());
    if (!isLimited && !plans.has(name)) return null;
    const key = `${grant.sellerId} ${name}`;
    const { level, at } = buckets.get(key) ?? { level: burst, at: clock.now() };
    const filled = Math.min(burst, level + (perSecond * (clock.now() - at)) / 1_000);
    buckets.set(key, { level: filled < 1 ? filled : filled - 1, at: clock.now() });
    return filled < 1 ? tooMany(rate) : null;
  };
}

function denied(details: string): Response {
  const message = "Access to requested resource is denied.";
  return Response.json({ errors: [{ code: "Unauthorized", message, details }] }, { status: 403 });
}

export const tokenOf = (headers: Headers) => headers.get("x-amz-access-token") ?? "";
