/** The query root. To add one: a field in schema.graphql and a function here. */
import { GraphQLError } from "graphql";

import { activeSubscriptions } from "../billing/subscriptions.ts";
import { showSubscription } from "../billing/show-subscription.ts";
import { showBulkOperation } from "../bulk/show-bulk-operation.ts";
import type { Call } from "./call.ts";
import { connection, type PageArguments } from "./connection.ts";
import { listBulkOperations, listCollections, listFiles, listProducts } from "./listing.ts";
import { demandScope } from "./scopes.ts";
import { showCollection, showFile, showProduct, showVariant } from "./show.ts";

type ListArguments = PageArguments & { readonly query?: string | null; readonly sortKey?: string | null };

export function queries(call: Call) {
  const { shop } = call;
  const { store } = call.platform;

  const node = ({ id }: { id: string }): object | null => {
    const file = shop.files.get(id);
    if (file) return showFile(store, shop, file);
    // A product is guarded by its type: reaching it by `node` takes the same scope.
    if (/Product(Variant)?\//.test(id)) demandScope(call, "product");
    const product = shop.products.get(id);
    if (product) return showProduct(store, shop, product);
    for (const owner of shop.products.values()) {
      const variant = owner.variants.find((candidate) => candidate.id === id);
      if (variant) return showVariant(store, shop, owner, variant);
    }
    return null;
  };

  return {
    products: ({ query, sortKey, ...page }: ListArguments) =>
      connection(listProducts(shop, query, sortKey), page, (product) => showProduct(store, shop, product)),
    productsCount: ({ query, limit }: { query?: string | null; limit?: number | null }) => {
      const found = listProducts(shop, query).length;
      const capped = limit != null && found > limit;
      return { count: capped ? limit : found, precision: capped ? "AT_LEAST" : "EXACT" };
    },
    collections: ({ query, sortKey, ...page }: ListArguments) =>
      connection(listCollections(shop, query, sortKey), page, (one) => showCollection(store, shop, one)),
    bulkOperation: ({ id }: { id: string }) => {
      const operation = shop.bulkOperations.get(id);
      return operation ? showBulkOperation(store, operation) : null;
    },
    bulkOperations: ({ query, sortKey, ...page }: ListArguments) =>
      connection(listBulkOperations(shop, query, sortKey), page, (one) => showBulkOperation(store, one)),
    product: ({ id }: { id: string }) => {
      if (!id.startsWith("gid://shopify/Product/")) throw invalidId(id);
      const product = shop.products.get(id);
      return product ? showProduct(store, shop, product) : null;
    },
    node,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node({ id })),
    files: ({ query, sortKey, ...page }: ListArguments) =>
      connection(listFiles(shop, query, sortKey), page, (file) => showFile(store, shop, file)),
    job: ({ id }: { id: string }) => {
      const job = shop.jobs.get(id);
      return job ? { id, done: job.doneAt <= Date.now() } : null;
    },
    shop: () => ({
      id: `gid://shopify/Shop/${String(shop.number)}`,
      name: shop.name,
      myshopifyDomain: shop.domain,
      email: `owner@${shop.handle}.example`,
      currencyCode: "EUR",
      ianaTimezone: "Europe/Berlin",
      url: `https://${shop.domain}`,
      plan: { partnerDevelopment: true, publicDisplayName: "Development", shopifyPlus: false },
    }),
    currentAppInstallation: () => ({
      id: `gid://shopify/AppInstallation/${String(shop.number)}`,
      activeSubscriptions: activeSubscriptions(shop).map(showSubscription),
      accessScopes: call.token.scopes.map((handle) => ({ handle, description: handle.replaceAll("_", " ") })),
    }),
  };
}

const invalidId = (id: string) =>
  new GraphQLError(`Invalid id: ${id}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
