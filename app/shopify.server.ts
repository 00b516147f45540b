/** Shopify's conventional file: who is asking, where sessions are kept, and the Admin API for pages and workers. */
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "#services/env.ts";
import { openSealedSessionStorage } from "#services/sessions/sealed-session-storage.ts";
import { withTokenLock } from "#services/sessions/with-token-lock.ts";
import { createAdminGraphql } from "./admin-graphql.server.ts";
import { appScopes } from "./scopes.ts";
import { shopFetch } from "./shop-fetch.server.ts";

// After the adapter, whose import puts the platform's own fetch in place.
setAbstractFetchFunc(shopFetch);

const appUrl = new URL(env.SHOPIFY_APP_URL);
const apiVersion = ApiVersion.October26;
const credentials = { apiKey: env.SHOPIFY_API_KEY, apiSecretKey: env.SHOPIFY_API_SECRET };
const logger = { level: LogSeverity.Warning };

/** A token with less than this left is renewed before it is used; the library's own figure. */
const renewBeforeMs = 5 * 60 * 1000;

export const sessionStorage = openSealedSessionStorage();

/** The library below the Remix one: for what must work without a page, such as webhooks of uninstalled shops. */
export const shopifyLibrary = shopifyApi({
  ...credentials,
  apiVersion,
  scopes: [...appScopes],
  hostName: appUrl.host,
  hostScheme: appUrl.protocol === "https:" ? "https" : "http",
  isEmbeddedApp: true,
  logger,
});

const shopify = shopifyApp({
  ...credentials,
  apiVersion,
  scopes: [...appScopes],
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage,
  distribution: AppDistribution.AppStore,
  isEmbeddedApp: true,
  logger,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { addDocumentResponseHeaders } = shopify;

/**
 * Remix asks parent and child loaders at once, so a first visit would exchange one token per loader.
 * Whoever finds no usable session takes the shop's lock; those behind it find the session it stored.
 */
const authenticateAdmin: typeof shopify.authenticate.admin = async (request) => {
  const shop = await shopOf(request);
  if (shop === null || (await hasFreshSession(shop))) return shopify.authenticate.admin(request);
  return withTokenLock(shop, () => shopify.authenticate.admin(request));
};

export const authenticate = { admin: authenticateAdmin };

/** The Admin API of one shop for workers, tokens renewed as needed. */
export const adminGraphqlFor = createAdminGraphql({
  apiVersion,
  library: shopifyLibrary,
  sessionStorage,
  renewBeforeMs,
});

/** The shop a valid session token speaks for; null leaves the answer to the library. */
async function shopOf(request: Request): Promise<string | null> {
  const header = request.headers.get("authorization")?.replace(/^Bearer /, "");
  const token = header ?? new URL(request.url).searchParams.get("id_token");
  if (token === null) return null;
  const payload = await shopifyLibrary.session.decodeSessionToken(token).catch(() => null);
  return payload === null ? null : new URL(payload.dest).hostname;
}

async function hasFreshSession(shop: string): Promise<boolean> {
  const session = await sessionStorage.loadSession(shopifyLibrary.session.getOfflineId(shop));
  return session?.isActive(undefined, renewBeforeMs) ?? false;
}
