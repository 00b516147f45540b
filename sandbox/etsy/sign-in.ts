/** Etsy's sign-in: the consent page with PKCE, and refresh tokens that rotate at every use. */
import { Hono } from "hono";

import { showConsent } from "../common/consent-page.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { Tokens, TokenRules } from "../common/tokens.ts";
import type { EtsyState } from "./records.ts";

const hourMs = 3_600_000;

/** https://developers.etsy.com/documentation/essentials/authentication: tokens begin with the user's id. */
export const etsyTokenRules: TokenRules = {
  name: (_kind, sellerId, secret) => `${sellerId}.${secret}`,
  codeMs: 60_000,
  accessMs: hourMs,
  refreshMs: 90 * 24 * hourMs,
  rotates: true,
};

export function signInRoute(state: EtsyState, tokens: Tokens, keystring: string): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.get("/oauth/connect", (context) => {
    const asked = context.req.query();
    const complaint = wrongWith(asked, keystring);
    if (complaint !== null) return context.text(complaint, 400);
    return showConsent(context, {
      channelTitle: "Etsy",
      appName: "Packshot",
      scopes: (asked["scope"] ?? "").split(" "),
      sellers: state.shops.map(({ user_id, shop_name }) => ({ id: user_id.toString(), name: shop_name })),
    });
  });
  route.post("/oauth/connect", async (context) => {
    const asked = context.req.query();
    const complaint = wrongWith(asked, keystring);
    if (complaint !== null) return context.text(complaint, 400);
    const form = await context.req.parseBody<Record<string, string>>();
    const back = new URL(asked["redirect_uri"] ?? "");
    back.searchParams.set("state", asked["state"] ?? "");
    if (form["decision"] !== "allow") {
      back.searchParams.set("error", "access_denied");
      back.searchParams.set("error_description", "The resource owner denied the request");
      return context.redirect(back.href);
    }
    const code = tokens.issueCode({
      clientId: keystring,
      sellerId: form["seller"] ?? "",
      scopes: (asked["scope"] ?? "").split(" "),
      redirectUrl: asked["redirect_uri"] ?? "",
      codeChallenge: asked["code_challenge"] ?? "",
    });
    back.searchParams.set("code", code);
    return context.redirect(back.href);
  });

  route.post("/v3/public/oauth/token", async (context) => {
    const sent = await context.req.parseBody<Record<string, string>>();
    const clientId = sent["client_id"] ?? "";
    const grant =
      sent["grant_type"] === "refresh_token"
        ? tokens.refresh(sent["refresh_token"] ?? "", clientId)
        : tokens.exchange(sent["code"] ?? "", {
            clientId,
            redirectUrl: sent["redirect_uri"] ?? "",
            verifier: sent["code_verifier"] ?? "",
          });
    if (grant === null) {
      const what = sent["grant_type"] === "refresh_token" ? "refresh_token" : "code";
      return context.json(
        { error: "invalid_grant", error_description: `${what} has been revoked or expired` },
        400,
      );
    }
    return context.json({
      access_token: grant.accessToken,
      token_type: "Bearer",
      expires_in: etsyTokenRules.accessMs / 1000,
      refresh_token: grant.refreshToken,
    });
  });
  return route;
}

function wrongWith(asked: Readonly<Record<string, string>>, keystring: string): string | null {
  if (asked["client_id"] !== keystring) return "unknown client_id";
  if (asked["response_type"] !== "code") return "response_type must be code";
  if (asked["code_challenge_method"] !== "S256" || !asked["code_challenge"])
    return "PKCE with S256 is required";
  if (!URL.canParse(asked["redirect_uri"] ?? "")) return "redirect_uri is not an address";
  return null;
}
