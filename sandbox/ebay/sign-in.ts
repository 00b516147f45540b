/** eBay's sign-in: the consent page, which knows an app's return address by its RuName, and the token endpoint. */
import { type Context, Hono } from "hono";

import { showConsent } from "../common/consent-page.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { Tokens, TokenRules } from "../common/tokens.ts";
import type { EbayState } from "./records.ts";

const hourMs = 3_600_000;

/**
 * https://developer.ebay.com/api-docs/static/oauth-authorization-code-grant.html: access for two hours, refresh
 * for 18 months, and the refresh token stays the same. Tokens hold characters that must be encoded in a form.
 */
export const ebayTokenRules: TokenRules = {
  name: (kind, _sellerId, secret) => `v^1.1#i^1#r^${kind === "refresh" ? "1" : "0"}#t^${secret}`,
  codeMs: 299_000,
  accessMs: 2 * hourMs,
  refreshMs: 47_304_000_000,
  rotates: false,
};

export interface EbayApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly ruName: string;
  /** Where the RuName leads, as set in eBay's developer pages. */
  readonly redirectUrl: string;
}

type Form = Readonly<Record<string, string>>;

export function signInRoute(state: EbayState, tokens: Tokens, app: EbayApp): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.get("/oauth2/authorize", (context) => {
    const asked = context.req.query();
    const complaint = wrongWith(asked, app);
    if (complaint !== null) return context.text(complaint, 400);
    return showConsent(context, {
      channelTitle: "eBay",
      appName: "Packshot",
      scopes: scopesOf(asked),
      sellers: state.sellers.map(({ userId, username }) => ({ id: userId, name: username })),
    });
  });
  route.post("/oauth2/authorize", async (context) => {
    const asked = context.req.query();
    const complaint = wrongWith(asked, app);
    if (complaint !== null) return context.text(complaint, 400);
    const form = await context.req.parseBody<Record<string, string>>();
    const back = new URL(app.redirectUrl);
    if (asked["state"] !== undefined) back.searchParams.set("state", asked["state"]);
    if (form["decision"] === "allow") {
      const code = tokens.issueCode({
        clientId: app.clientId,
        sellerId: form["seller"] ?? "",
        scopes: scopesOf(asked),
        redirectUrl: app.ruName,
        codeChallenge: null,
      });
      back.searchParams.set("code", code);
      back.searchParams.set("expires_in", (ebayTokenRules.codeMs / 1000).toString());
    } else back.searchParams.set("error", "access_denied");
    return context.redirect(back.href);
  });
  route.post("/identity/v1/oauth2/token", async (context) => {
    const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString("base64");
    if (context.req.header("authorization") !== `Basic ${basic}`)
      return context.json(
        { error: "invalid_client", error_description: "client authentication failed" },
        401,
      );
    return giveTokens(context, await context.req.parseBody<Record<string, string>>(), tokens, app);
  });
  return route;
}

function giveTokens(context: Context, sent: Form, tokens: Tokens, { clientId }: EbayApp): Response {
  const refused = (error: string, description: string) =>
    context.json({ error, error_description: description }, 400);
  const refreshes = sent["grant_type"] === "refresh_token";
  if (!refreshes && sent["grant_type"] !== "authorization_code")
    return refused(
      "unsupported_grant_type",
      "grant type in request is not supported by the authorization server",
    );
  const grant = refreshes
    ? tokens.refresh(sent["refresh_token"] ?? "", clientId)
    : tokens.exchange(sent["code"] ?? "", { clientId, redirectUrl: sent["redirect_uri"] ?? "" });
  if (grant === null) {
    const what = refreshes ? "refresh token" : "grant code";
    return refused(
      "invalid_grant",
      `the provided authorization ${what} is invalid or was issued to another client`,
    );
  }
  if (refreshes && scopesOf(sent).some((scope) => !grant.scopes.includes(scope)))
    return refused(
      "invalid_scope",
      "The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client",
    );
  return context.json({
    access_token: grant.accessToken,
    expires_in: ebayTokenRules.accessMs / 1000,
    ...(!refreshes && {
      refresh_token: grant.refreshToken,
      refresh_token_expires_in: ebayTokenRules.refreshMs / 1000,
    }),
    token_type: "User Access Token",
  });
}

const scopesOf = (asked: Form) => (asked["scope"] ?? "").split(" ").filter((scope) => scope !== "");

function wrongWith(asked: Form, app: EbayApp): string | null {
  if (asked["client_id"] !== app.clientId) return "unauthorized_client";
  if (asked["response_type"] !== "code") return "unsupported_response_type";
  if (asked["redirect_uri"] !== app.ruName) return "invalid_request: redirect_uri is not the app's RuName";
  if (scopesOf(asked).length === 0) return "invalid_scope";
  return null;
}
