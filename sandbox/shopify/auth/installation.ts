/** Installing and uninstalling the app on a shop, and changing what it may do. */
import type { Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { revokeTokens } from "./tokens.ts";

/** With Shopify-managed installation the merchant grants the scopes before the app hears of it. */
export function installApp(store: Store, shop: Shop): void {
  if (shop.installed) return;
  shop.installed = true;
  shop.grantedScopes = [...store.settings.scopes];
  store.touch(shop);
}

/** Every token dies at once; app/uninstalled follows. Shopify sends shop/redact 48 hours later: send that by hand. */
export function uninstallApp(store: Store, shop: Shop): void {
  if (!shop.installed) return;
  shop.installed = false;
  // An uninstalled app is not paid for any more.
  for (const subscription of shop.appSubscriptions)
    if (subscription.status === "ACTIVE") subscription.status = "CANCELLED";
  revokeTokens(store, shop);
  store.announce({ shop, topic: "app/uninstalled" });
}

export function changeScopes(store: Store, shop: Shop, scopes: readonly string[]): void {
  const previousScopes = shop.grantedScopes;
  shop.grantedScopes = [...scopes];
  store.touch(shop);
  store.announce({ shop, topic: "app/scopes_update", previousScopes });
}
