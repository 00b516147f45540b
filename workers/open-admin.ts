/** Opens a shop's Admin API for a job; what jobs of a run write at the same time goes out together. */
import { type AdminGraphql, createAdminClient } from "#connectors/shopify/admin-client.ts";
import { joinCalls } from "#connectors/shopify/join-calls.ts";
import { AppError } from "#core/errors.ts";
import { openQueryBudget } from "#services/query-budget.ts";
import { readShop } from "#services/shops/read-shop.ts";
import type { SharedTools } from "./job-handler.ts";

/** @param graphqlFor sends one GraphQL call to a shop by its domain, with a valid token */
export function createOpenAdmin(graphqlFor: (domain: string) => AdminGraphql): SharedTools["openAdmin"] {
  const joined = new Map<string, ReturnType<typeof joinCalls>>();
  return async (shopId, signal, priority) => {
    const { domain, installed } = await readShop(shopId);
    if (!installed)
      throw new AppError("SHOP_UNAVAILABLE", `expected Packshot to be installed in ${domain} but it is not`);
    const spending = { budget: openQueryBudget(shopId), priority };
    const client = createAdminClient(graphqlFor(domain), { signal, spending });
    if (priority === "click") return client;
    const key = `${shopId} ${priority}`;
    const join = joined.get(key) ?? joinCalls(createAdminClient(graphqlFor(domain), { spending }));
    joined.set(key, join);
    return join(client);
  };
}
