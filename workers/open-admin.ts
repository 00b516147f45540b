/** Opens a shop's Admin API for a job. */
import { type AdminGraphql, createAdminClient } from "#connectors/shopify/admin-client.ts";
import { AppError } from "#core/errors.ts";
import { openQueryBudget } from "#services/query-budget.ts";
import { readShop } from "#services/shops/read-shop.ts";
import type { SharedTools } from "./job-handler.ts";

/** @param graphqlFor sends one GraphQL call to a shop by its domain, with a valid token */
export function createOpenAdmin(graphqlFor: (domain: string) => AdminGraphql): SharedTools["openAdmin"] {
  return async (shopId, signal, priority) => {
    const { domain, installed } = await readShop(shopId);
    if (!installed)
      throw new AppError("SHOP_UNAVAILABLE", `expected Packshot to be installed in ${domain} but it is not`);
    const spending = { budget: openQueryBudget(shopId), priority };
    return createAdminClient(graphqlFor(domain), { signal, spending });
  };
}
