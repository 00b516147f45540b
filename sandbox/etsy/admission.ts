/** Who may call: the app by its key, a seller's pages by a token, and only so often. */
import type { Context } from "hono";

import { openSlidingLimit } from "../common/sliding-limit.ts";
import type { Clock, Tokens } from "../common/tokens.ts";
import type { EtsyState } from "./records.ts";

export interface AdmissionRules {
  /** `keystring:shared secret` */
  readonly apiKey: string;
  readonly perSecond: number;
  readonly perDay: number;
}

/** @returns the answer that refuses the call, or null; sets the headers that tell what is left */
export function openAdmission(state: EtsyState, tokens: Tokens, clock: Clock, rules: AdmissionRules) {
  const perSecond = openSlidingLimit(clock.now, rules.perSecond, 1_000);
  const perDay = openSlidingLimit(clock.now, rules.perDay, 86_400_000);
  return (context: Context): Response | null => {
    const { method, path, raw } = context.req;
    const refused = refusal(raw.headers, method, rules.apiKey, (token) =>
      mayCall(state, tokens, token, path),
    );
    if (refused !== null) return context.json(refused.body, refused.status);
    const [second, day] = [perSecond.take(), perDay.take()];
    context.header("x-limit-per-second", rules.perSecond.toString());
    context.header("x-remaining-this-second", second.left.toString());
    context.header("x-limit-per-day", rules.perDay.toString());
    context.header("x-remaining-today", day.left.toString());
    if (second.allowed && day.allowed) return null;
    const waitMs = Math.max(second.retryAfterMs, day.retryAfterMs);
    context.header("retry-after", Math.ceil(waitMs / 1000).toString());
    return context.json({ error: "Has exceeded rate limit." }, 429);
  };
}

export const bearer = (headers: Headers) => (headers.get("authorization") ?? "").replace(/^Bearer /, "");

interface Refusal {
  readonly status: 401 | 403;
  readonly body: object;
}

/** Reading listings needs the app's key only; everything else a seller's token for that shop. */
function refusal(
  headers: Headers,
  method: string,
  apiKey: string,
  isGood: (token: string) => boolean,
): Refusal | null {
  const sent = headers.get("x-api-key") ?? "";
  if (!sent.includes(":"))
    return { status: 403, body: { error: "Shared secret is required in x-api-key header." } };
  if (sent !== apiKey) return { status: 403, body: { error: "Invalid API key" } };
  const token = bearer(headers);
  if ((token === "" && method === "GET") || isGood(token)) return null;
  return {
    status: 401,
    body: { error: "invalid_token", error_description: "access token is expired or revoked" },
  };
}

function mayCall(state: EtsyState, tokens: Tokens, token: string, path: string): boolean {
  const grant = tokens.holderOf(token);
  if (grant === null) return false;
  const shopId = /\/shops\/(\d+)/.exec(path)?.[1];
  const shop = state.shops.find(({ shop_id }) => shop_id.toString() === shopId);
  return shopId === undefined || shop?.user_id.toString() === grant.sellerId;
}
