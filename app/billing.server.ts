/** What the plan page asks of Shopify: where to approve a plan, and what the shop is subscribed to. */
import { createAdminClient } from "#connectors/shopify/admin-client.ts";
import { openBillingProvider } from "#connectors/shopify/billing/open-billing-provider.ts";
import { AppError } from "#core/errors.ts";
import { askForPlan } from "#services/billing/ask-for-plan.ts";
import { recordPlan } from "#services/billing/record-plan.ts";
import { env } from "#services/env.ts";
import { adminAddress } from "#services/shops/admin-address.ts";
import type { Merchant } from "./merchant.server.ts";
import { adminGraphqlFor } from "./shopify.server.ts";

/** Reads what the shop is subscribed to now, after the merchant comes back from Shopify's page. */
export async function refreshPlan({ shopId, shop }: Merchant): Promise<void> {
  const { provider, client } = openBilling(shop.domain);
  await recordPlan(shopId, await provider.readPlan(client));
}

/** Where the merchant approves; null when the plan has changed already. */
export async function changePlan(merchant: Merchant, planName: string): Promise<string | null> {
  const { shopId, shop, actor } = merchant;
  const { domain } = shop;
  const { provider, client } = openBilling(domain);
  const asked = await askForPlan(shopId, planName, actor);
  const returnUrl = adminAddress(domain, "/app/billing");
  const change = { ...asked, domain, returnUrl, isTest: env.BILLING_TEST };
  const { approveAt } = await provider.changePlan(client, change);
  if (approveAt === null) await refreshPlan(merchant);
  return approveAt;
}

function openBilling(domain: string) {
  const provider = openBillingProvider(env);
  if (provider === null) throw new AppError("NOT_FOUND", "expected billing to be on but it is off");
  return { provider, client: createAdminClient(adminGraphqlFor(domain)) };
}
