/** The query root. To add one: a field in schema.graphql and a function here. */
import { GraphQLError } from "graphql";

import type { MediaFile, Product } from "../records.ts";
import type { Call } from "./call.ts";
import { connection, type PageArguments } from "./connection.ts";
import { search, type SearchFields } from "./search.ts";
import { demandScope } from "./scopes.ts";
import { showFile, showProduct, showVariant } from "./show.ts";

type ListArguments = PageArguments & { readonly query?: string | null; readonly sortKey?: string | null };

const legacyId = (gid: string) => gid.split("/").at(-1) ?? "";

const productFields: SearchFields<Product> = {
  "": (product) => [[product.title, product.vendor, product.productType, ...product.tags].join(" ")],
  id: (product) => [legacyId(product.id)],
  title: (product) => [product.title, ...product.title.split(/\s+/)],
  handle: (product) => [product.handle],
  status: (product) => [product.status],
  vendor: (product) => [product.vendor],
  product_type: (product) => [product.productType],
  tag: (product) => product.tags,
  created_at: (product) => [product.createdAt],
  updated_at: (product) => [product.updatedAt],
  sku: (product) => product.variants.map((variant) => variant.sku),
};

const productSortKeys: Readonly<Record<string, (product: Product) => string>> = {
  TITLE: (product) => product.title.toLowerCase(),
  VENDOR: (product) => product.vendor.toLowerCase(),
  PRODUCT_TYPE: (product) => product.productType.toLowerCase(),
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
};

const fileSortKeys: Readonly<Record<string, (file: MediaFile) => string>> = {
  FILENAME: (file) => file.fileName.toLowerCase(),
  CREATED_AT: (file) => file.createdAt,
  UPDATED_AT: (file) => file.updatedAt,
};

/** Ids have one length, so that text order is number order; ties fall back to the id, as pages must not overlap. */
function sorted<Entry extends { id: string }>(entries: Entry[], sortKey: (entry: Entry) => string): Entry[] {
  const key = (entry: Entry) => `${sortKey(entry)}\n${entry.id.split("/").at(-1) ?? ""}`;
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

const byId = () => "";

export function queries(call: Call) {
  const { shop } = call;
  const { store } = call.platform;
  const findProducts = (query?: string | null) => search([...shop.products.values()], query, productFields);

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
      connection(sorted(findProducts(query), productSortKeys[sortKey ?? ""] ?? byId), page, (product) =>
        showProduct(store, shop, product),
      ),
    productsCount: ({ query, limit }: { query?: string | null; limit?: number | null }) => {
      const found = findProducts(query).length;
      const capped = limit != null && found > limit;
      return { count: capped ? limit : found, precision: capped ? "AT_LEAST" : "EXACT" };
    },
    product: ({ id }: { id: string }) => {
      if (!id.startsWith("gid://shopify/Product/")) throw invalidId(id);
      const product = shop.products.get(id);
      return product ? showProduct(store, shop, product) : null;
    },
    node,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node({ id })),
    files: ({ query, sortKey, ...page }: ListArguments) => {
      const found = search([...shop.files.values()], query, {
        ...fileFields,
        product_id: (file) => productIdsShowing(call, file),
      });
      return connection(sorted(found, fileSortKeys[sortKey ?? ""] ?? byId), page, (file) =>
        showFile(store, shop, file),
      );
    },
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
      accessScopes: call.token.scopes.map((handle) => ({ handle, description: handle.replaceAll("_", " ") })),
    }),
  };
}

const fileFields: SearchFields<MediaFile> = {
  "": (file) => [`${file.fileName} ${file.alt}`],
  id: (file) => [legacyId(file.id)],
  filename: (file) => [file.fileName, file.fileName.replace(/\.[^.]+$/, "")],
  status: (file) => [file.status],
  media_type: () => ["IMAGE", "Image"],
  created_at: (file) => [file.createdAt],
  updated_at: (file) => [file.updatedAt],
};

const productIdsShowing = ({ shop }: Call, file: MediaFile) =>
  [...shop.products.values()]
    .filter((product) => product.mediaIds.includes(file.id))
    .map(({ id }) => legacyId(id));

const invalidId = (id: string) =>
  new GraphQLError(`Invalid id: ${id}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
