/** POST /admin/oauth/access_token: token exchange and refresh. */
import { Hono } from "hono";

import { type SandboxContext, type SandboxEnv, shopOf } from "../http.ts";
import type { Platform } from "../platform.ts";
import type { AccessToken, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { readSessionToken, type SessionClaims } from "./session-token.ts";
import {
  accessSeconds,
  grantOffline,
  grantOnline,
  onlineSeconds,
  refresh,
  refreshSeconds,
} from "./tokens.ts";

const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const idToken = "urn:ietf:params:oauth:token-type:id_token";
const offlineToken = "urn:shopify:params:oauth:token-type:offline-access-token";
const onlineToken = "urn:shopify:params:oauth:token-type:online-access-token";

export function authRoute({ store }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  route.post("/admin/oauth/access_token", async (context) => {
    const shop = shopOf(store, context);
    if (!shop) return refused(context, 404, "invalid_request", "Shop not found");
    const form = await readForm(context);
    if (form["client_id"] !== store.settings.apiKey) {
      return refused(context, 400, "application_cannot_be_found", "No application matches this client id");
    }
    if (form["client_secret"] !== store.settings.apiSecret) {
      return refused(context, 401, "invalid_client", "The client secret does not belong to this client id");
    }
    if (form["grant_type"] === "refresh_token")
      return refreshed(context, store, shop, form["refresh_token"] ?? "");
    if (form["grant_type"] === tokenExchange) return exchanged(context, store, shop, form);
    return refused(context, 400, "unsupported_grant_type", "Expected a token exchange or a refresh");
  });
  return route;
}

function exchanged(
  context: SandboxContext,
  store: Store,
  shop: Shop,
  form: Record<string, string>,
): Response {
  const claims =
    form["subject_token_type"] === idToken && readSessionToken(store, shop, form["subject_token"] ?? "");
  // The library turns this code into its "retry with a fresh session token" answer.
  if (!claims)
    return refused(context, 400, "invalid_subject_token", "The session token is not valid for this shop");
  if (!shop.installed)
    return refused(context, 400, "app_not_installed", "The app is not installed on this shop");
  if (form["requested_token_type"] === onlineToken)
    return context.json(onlineBody(grantOnline(store, shop), shop, claims));
  if (form["requested_token_type"] !== offlineToken) {
    return refused(context, 400, "invalid_request", "requested_token_type is not known");
  }
  return context.json(offlineBody(grantOffline(store, shop, { expiring: form["expiring"] === "1" })));
}

function refreshed(context: SandboxContext, store: Store, shop: Shop, refreshToken: string): Response {
  const token = refresh(store, shop, refreshToken);
  if (token) return context.json(offlineBody(token));
  return refused(context, 400, "invalid_grant", "The refresh token is unknown, spent or expired");
}

const offlineBody = ({ accessToken, scopes, refreshToken }: AccessToken) => ({
  access_token: accessToken,
  scope: scopes.join(","),
  ...(refreshToken !== null && {
    expires_in: accessSeconds,
    refresh_token: refreshToken,
    refresh_token_expires_in: refreshSeconds,
  }),
});

const onlineBody = ({ accessToken, scopes }: AccessToken, shop: Shop, claims: SessionClaims) => ({
  access_token: accessToken,
  scope: scopes.join(","),
  expires_in: onlineSeconds,
  associated_user_scope: scopes.join(","),
  associated_user: {
    id: Number(claims.sub),
    first_name: "Sam",
    last_name: "Owner",
    email: `owner@${shop.handle}.example`,
    account_owner: true,
    locale: "en",
    collaborator: false,
    email_verified: true,
  },
});

async function readForm(context: SandboxContext): Promise<Record<string, string>> {
  const isJson = context.req.header("content-type")?.includes("json");
  try {
    const read: Record<string, unknown> = isJson ? await context.req.json() : await context.req.parseBody();
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

const refused = (context: SandboxContext, status: 400 | 401 | 404, error: string, description: string) =>
  context.json({ error, error_description: description }, status);
