/** The way this installation is paid for. To add one: a file beside this one and a line here. */
import { appPricing } from "./app-pricing.ts";
import { billingApi } from "./billing-api.ts";
import type { BillingProvider } from "./billing-provider.ts";

/** As services/env.ts has them. */
export interface BillingSettings {
  readonly BILLING: "off" | "managed" | "api";
  readonly SHOPIFY_APP_HANDLE?: string | undefined;
  /** Where the admin is; a sandbox stands in for it. */
  readonly SHOPIFY_SANDBOX_URL?: string | undefined;
}

const shopifyAdmin = "https://admin.shopify.com";

/** Null where nothing is billed. */
export function openBillingProvider(settings: BillingSettings): BillingProvider | null {
  switch (settings.BILLING) {
    case "off":
      return null;
    case "api":
      return billingApi;
    case "managed":
      return appPricing(settings.SHOPIFY_APP_HANDLE ?? "", settings.SHOPIFY_SANDBOX_URL ?? shopifyAdmin);
  }
}
