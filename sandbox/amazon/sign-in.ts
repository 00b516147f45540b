/** Amazon's sign-in: consent in Seller Central, then Login with Amazon, whose refresh token stays the same. */
import { Hono } from "hono";

import { showConsent } from "../common/consent-page.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { Grant, TokenRules, Tokens } from "../common/tokens.ts";
import type { AmazonState } from "./records.ts";

const hourMs = 3_600_000;

/** https://developer-docs.amazon.com/sp-api/docs/authorize-public-applications */
export const amazonTokenRules: TokenRules = {
  name: (kind, _sellerId, secret) => `${kind === "access" ? "Atza" : "Atzr"}|${secret}`,
  codeMs: 5 * 60_000,
  accessMs: hourMs,
  refreshMs: 365 * 24 * hourMs,
  rotates: false,
};

export interface AmazonApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly applicationId: string;
  /** Where sellers are sent back to; Amazon knows it from the app's registration. */
  readonly redirectUrl: string;
}

export function signInRoute(state: AmazonState, tokens: Tokens, app: AmazonApp): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  const isKnown = (asked: Readonly<Record<string, string>>) =>
    asked["application_id"] === app.applicationId && (asked["state"] ?? "") !== "";
  route.get("/apps/authorize/consent", (context) => {
    if (!isKnown(context.req.query())) return context.text("unknown application_id, or no state", 400);
    return showConsent(context, {
      channelTitle: "Amazon Seller Central",
      appName: "Packshot",
      scopes: ["Product Listing"],
      sellers: state.sellers,
    });
  });
  route.post("/apps/authorize/consent", async (context) => {
    const asked = context.req.query();
    if (!isKnown(asked)) return context.text("unknown application_id, or no state", 400);
    const form = await context.req.parseBody<Record<string, string>>();
    const back = new URL(app.redirectUrl);
    back.searchParams.set("state", asked["state"] ?? "");
    if (form["decision"] !== "allow") {
      back.searchParams.set("error", "access_denied");
      return context.redirect(back.href);
    }
    const sellerId = form["seller"] ?? "";
    const consent = { clientId: app.clientId, sellerId, scopes: [], redirectUrl: app.redirectUrl };
    back.searchParams.set("selling_partner_id", sellerId);
    back.searchParams.set("spapi_oauth_code", tokens.issueCode({ ...consent, codeChallenge: null }));
    return context.redirect(back.href);
  });
  route.post("/auth/o2/token", async (context) => {
    const sent = await context.req.parseBody<Record<string, string>>();
    if (sent["client_id"] !== app.clientId || sent["client_secret"] !== app.clientSecret)
      return context.json(
        { error: "invalid_client", error_description: "Client authentication failed" },
        401,
      );
    const grant = grantFor(tokens, sent, app.clientId);
    if (grant === null)
      return context.json({ error: "invalid_grant", error_description: "The grant is invalid" }, 400);
    return context.json({
      access_token: grant.accessToken,
      token_type: "bearer",
      expires_in: amazonTokenRules.accessMs / 1000,
      refresh_token: grant.refreshToken,
    });
  });
  return route;
}

function grantFor(tokens: Tokens, sent: Readonly<Record<string, string>>, clientId: string): Grant | null {
  return sent["grant_type"] === "refresh_token"
    ? tokens.refresh(sent["refresh_token"] ?? "", clientId)
    : tokens.exchange(sent["code"] ?? "", { clientId });
}
