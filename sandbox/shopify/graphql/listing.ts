/** What products and files can be searched and sorted by. To add one: a line in the table it belongs to. */
import { productsShowing } from "../gallery.ts";
import type { MediaFile, Product, Shop } from "../records.ts";
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

/** Products that match a search, by sort key; by id when the key is none of ours. */
export function listProducts(shop: Shop, query?: string | null, sortKey?: string | null): Product[] {
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
  const key = (entry: Entry) => `${sortKey(entry)}\n${entry.id.split("/").at(-1) ?? ""}`;
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
