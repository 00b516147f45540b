/** Which products show a file, and what changes when one does no longer. */
import type { Product, Shop } from "./records.ts";
import type { Store } from "./store.ts";

/** Marks a product as changed now and tells whoever listens. */
export function productChanged(store: Store, shop: Shop, product: Product): void {
  product.updatedAt = new Date().toISOString();
  store.touch(shop);
  store.announce({ shop, topic: "products/update", product });
}

/** Products whose gallery shows the file. */
export function productsShowing(shop: Shop, fileId: string): Product[] {
  return [...shop.products.values()].filter((product) => product.mediaIds.includes(fileId));
}

/** Takes a medium off a gallery; it also goes from every variant of that product (facts: variant cascade). */
export function detachMedia(product: Product, fileId: string): void {
  product.mediaIds = product.mediaIds.filter((id) => id !== fileId);
  for (const variant of product.variants) if (variant.mediaId === fileId) variant.mediaId = null;
}
