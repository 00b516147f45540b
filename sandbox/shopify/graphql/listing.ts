/** What products and files can be searched and sorted by. To add one: a line in the table it belongs to. */
import { productsShowing } from "../gallery.ts";
import type { BulkOperation, Collection, MediaFile, Product, Shop } from "../records.ts";
import { search, type SearchFields } from "./search.ts";

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

const fileFields: SearchFields<MediaFile> = {
  "": (file) => [`${file.fileName} ${file.alt}`],
  id: (file) => [legacyId(file.id)],
  filename: (file) => [file.fileName, file.fileName.replace(/\.[^.]+$/, "")],
  status: (file) => [file.status],
  media_type: () => ["IMAGE", "Image"],
  created_at: (file) => [file.createdAt],
  updated_at: (file) => [file.updatedAt],
};

const collectionFields: SearchFields<Collection> = {
  "": (collection) => [collection.title],
  id: (collection) => [legacyId(collection.id)],
  title: (collection) => [collection.title],
  handle: (collection) => [collection.handle],
};

/** Every operation here is a query; the field's values are those of docs/api/usage/bulk-operations. */
const bulkFields: SearchFields<BulkOperation> = {
  "": (operation) => [operation.id],
  id: (operation) => [legacyId(operation.id)],
  status: (operation) => [operation.status],
  operation_type: () => ["QUERY"],
  created_at: (operation) => [operation.createdAt],
};

/** The last lists of each shop: whoever pages through one of 50,000 products does not have it sorted for each page. */
const keptLists = new WeakMap<Shop, { readonly revision: number; readonly lists: Map<string, Product[]> }>();

/** Products that match a search, by sort key; by id when the key is none of ours. */
export function listProducts(shop: Shop, query?: string | null, sortKey?: string | null): Product[] {
  const kept = keptLists.get(shop);
  const lists = kept?.revision === shop.revision ? kept.lists : new Map<string, Product[]>();
  if (lists !== kept?.lists) keptLists.set(shop, { revision: shop.revision, lists });
  const key = JSON.stringify([query ?? "", sortKey ?? ""]);
  const list = lists.get(key) ?? findProducts(shop, query, sortKey);
  lists.set(key, list);
  return list;
}

export function listCollections(shop: Shop, query?: string | null, sortKey?: string | null): Collection[] {
  const found = search([...shop.collections.values()], query, collectionFields);
  return sorted(found, sortKey === "TITLE" ? ({ title }) => title.toLowerCase() : byId);
}

export function listBulkOperations(
  shop: Shop,
  query?: string | null,
  sortKey?: string | null,
): BulkOperation[] {
  const found = search([...shop.bulkOperations.values()], query, bulkFields);
  return sorted(found, sortKey === "COMPLETED_AT" ? (one) => one.completedAt ?? "" : (one) => one.createdAt);
}

function findProducts(shop: Shop, query?: string | null, sortKey?: string | null): Product[] {
  const found = search([...shop.products.values()], query, productFields);
  return sorted(found, productSortKeys[sortKey ?? ""] ?? byId);
}

export function listFiles(shop: Shop, query?: string | null, sortKey?: string | null): MediaFile[] {
  const found = search([...shop.files.values()], query, {
    ...fileFields,
    product_id: (file) => productsShowing(shop, file.id).map(({ id }) => legacyId(id)),
  });
  return sorted(found, fileSortKeys[sortKey ?? ""] ?? byId);
}

const byId = () => "";

/** Ids have one length, so that text order is number order; ties fall back to the id, as pages must not overlap. */
function sorted<Entry extends { id: string }>(entries: Entry[], sortKey: (entry: Entry) => string): Entry[] {
  const keyed = entries.map((entry) => [`${sortKey(entry)}\n${legacyId(entry.id)}`, entry] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
