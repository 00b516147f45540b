/**
 * Plans kept in the Partner Dashboard (Shopify App Pricing): the merchant chooses on a page that Shopify hosts, and the
 * app only reads what was chosen. Nothing can be charged beyond the plan's price from here.
 * https://shopify.dev/docs/apps/launch/billing/managed-pricing
 */
import type { BillingProvider } from "./billing-provider.ts";
import { readSubscription } from "./read-subscription.ts";

/** @param appHandle the app's handle in the Partner Dashboard */
export function appPricing(appHandle: string, adminOrigin: string): BillingProvider {
  return {
    readPlan: readSubscription,

    changePlan: (_client, { domain }) => {
      const store = domain.replace(/\.myshopify\.com$/, "");
      const approveAt = `${adminOrigin}/store/${store}/charges/${appHandle}/pricing_plans`;
      return Promise.resolve({ approveAt });
    },

    recordUsage: () => Promise.resolve("refused"),
  };
}
