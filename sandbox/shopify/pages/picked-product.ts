/** A product as App Bridge's resource picker returns it (the fields of `Product` in @shopify/app-bridge-types). */
import type { Product, Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { imagesOf } from "./product-images.ts";

export function pickedProduct(store: Store, shop: Shop, product: Product) {
  const { id, title, handle, status, vendor, productType, tags, descriptionHtml } = product;
  const images = imagesOf(store, shop, product, 160).flatMap(({ mediaId, alt, url }) =>
    url === null ? [] : [{ id: mediaId, altText: alt, originalSrc: url }],
  );
  const variants = product.variants.map((variant, position) => ({
    id: variant.id,
    title: variant.title,
    displayName: `${title} - ${variant.title}`,
    price: variant.price,
    sku: variant.sku,
    position: position + 1,
  }));
  return {
    id,
    title,
    handle,
    status,
    vendor,
    productType,
    tags,
    descriptionHtml,
    images,
    variants,
    totalVariants: variants.length,
    hasOnlyDefaultVariant: variants.length === 1,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}
