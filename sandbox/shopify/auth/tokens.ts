/** Access tokens of an app on one shop: making, refreshing, revoking. */
import { randomBytes } from "node:crypto";

import type { AccessToken, Shop } from "../records.ts";
import type { Store } from "../store.ts";

/** Expiring offline tokens: access 60 minutes, refresh 90 days (facts section 3). */
export const accessSeconds = 3_600;
export const refreshSeconds = 7_776_000;
export const onlineSeconds = 86_399;

export function tokenOf(shop: Shop, accessToken: string): AccessToken | undefined {
  const token = shop.tokens.find((candidate) => candidate.accessToken === accessToken);
  return shop.installed && token && isAlive(token.expiresAt) ? token : undefined;
}

export function grantOffline(
  store: Store,
  shop: Shop,
  options: { expiring: boolean; replaces?: string },
): AccessToken {
  const { expiring, replaces = null } = options;
  return keep(store, shop, {
    accessToken: secret("shpat_"),
    kind: "offline",
    scopes: [...shop.grantedScopes],
    expiresAt: expiring ? Date.now() + accessSeconds * 1000 : null,
    refreshToken: expiring ? secret("shprt_") : null,
    refreshExpiresAt: expiring ? Date.now() + refreshSeconds * 1000 : null,
    replaces,
  });
}

export function grantOnline(store: Store, shop: Shop): AccessToken {
  return keep(store, shop, {
    accessToken: secret("shpua_"),
    kind: "online",
    scopes: [...shop.grantedScopes],
    expiresAt: Date.now() + onlineSeconds * 1000,
    refreshToken: null,
    refreshExpiresAt: null,
    replaces: null,
  });
}

/**
 * A new pair for a refresh token, or null when it is unknown, spent or too old. Rotation since 28 Aug 2026: the
 * previous refresh token stays usable until the new one is used.
 */
export function refresh(store: Store, shop: Shop, refreshToken: string): AccessToken | null {
  const used = shop.tokens.find((token) => token.refreshToken === refreshToken);
  if (!shop.installed || !used || !isAlive(used.refreshExpiresAt)) return null;
  shop.tokens = shop.tokens.filter((token) => used.replaces === null || token.refreshToken !== used.replaces);
  return grantOffline(store, shop, { expiring: true, replaces: refreshToken });
}

/** Every token of the shop stops working at once. */
export function revokeTokens(store: Store, shop: Shop): void {
  shop.tokens = [];
  store.touch(shop);
}

/** Access tokens end now; refresh tokens live on unless asked otherwise. */
export function expireTokens(store: Store, shop: Shop, options: { refreshToo: boolean }): void {
  const past = Date.now() - 1;
  shop.tokens = shop.tokens.map((token) => ({
    ...token,
    expiresAt: past,
    refreshExpiresAt: options.refreshToo && token.refreshToken !== null ? past : token.refreshExpiresAt,
  }));
  store.touch(shop);
}

function keep(store: Store, shop: Shop, token: AccessToken): AccessToken {
  const useful = shop.tokens.filter(
    (old) => isAlive(old.expiresAt) || (old.refreshToken && isAlive(old.refreshExpiresAt)),
  );
  shop.tokens = [...useful, token];
  store.touch(shop);
  return token;
}

const isAlive = (expiresAt: number | null) => expiresAt === null || expiresAt > Date.now();
const secret = (prefix: string) => `${prefix}${randomBytes(16).toString("hex")}`;
