/** What a merchant does to their catalogue in the admin: add, change and delete products. */

import { freeFileName } from "./media/file-name.ts";
import { inspectImage } from "./media/inspect-image.ts";
import type { ImageContent, MediaFile, Product, ProductStatus, Shop } from "./records.ts";
import type { Store } from "./store.ts";

export interface NewImage {
  readonly fileName: string;
  readonly alt?: string;
  readonly bytes: Uint8Array;
}

export interface NewVariant {
  readonly title: string;
  readonly sku?: string;
  /** EAN, UPC or ISBN as a rule. */
  readonly barcode?: string;
  /** "24.90" */
  readonly price?: string;
  /** Index into the product's images. */
  readonly image?: number;
}

export interface NewProduct {
  readonly title: string;
  readonly handle?: string;
  readonly descriptionHtml?: string;
  readonly vendor?: string;
  readonly productType?: string;
  readonly tags?: readonly string[];
  readonly status?: ProductStatus;
  readonly images?: readonly NewImage[];
  readonly variants?: readonly NewVariant[];
  /** ISO 8601; now when absent. */
  readonly createdAt?: string;
}

/** Adds a product whose images are READY at once (as an old catalogue's are). Announces nothing. */
export async function addProduct(store: Store, shop: Shop, input: NewProduct): Promise<Product> {
  const createdAt = input.createdAt ?? new Date().toISOString();
  const id = store.newId(shop, "Product");
  const mediaIds: string[] = [];
  for (const image of input.images ?? [])
    mediaIds.push((await addReadyFile(store, shop, image, createdAt)).id);
  const product: Product = {
    id,
    title: input.title,
    handle: freeHandle(shop, input.handle ?? slug(input.title)),
    descriptionHtml: input.descriptionHtml ?? "",
    vendor: input.vendor ?? shop.name,
    productType: input.productType ?? "",
    tags: [...(input.tags ?? [])],
    status: input.status ?? "ACTIVE",
    mediaIds,
    variants: (input.variants ?? [{ title: "Default Title" }]).map((variant) => ({
      id: store.newId(shop, "ProductVariant"),
      title: variant.title,
      sku: variant.sku ?? "",
      barcode: variant.barcode ?? null,
      price: variant.price ?? "0.00",
      mediaId: variant.image === undefined ? null : (mediaIds[variant.image] ?? null),
    })),
    createdAt,
    updatedAt: createdAt,
  };
  shop.products.set(id, product);
  store.touch(shop);
  return product;
}

/** Takes a product out of the shop; its files stay in the library, as Shopify leaves them. */
export function deleteProduct(store: Store, shop: Shop, product: Product): void {
  shop.products.delete(product.id);
  store.touch(shop);
  store.announce({ shop, topic: "products/delete", product });
}

/** Adds a file that is READY at once, or FAILED when its bytes are refused. */
export async function addReadyFile(
  store: Store,
  shop: Shop,
  image: NewImage,
  createdAt: string,
): Promise<MediaFile> {
  const checked = await inspectImage(image.bytes);
  const content: ImageContent | null =
    "failure" in checked
      ? null
      : {
          ...checked,
          sha256: store.putBytes(image.bytes),
          version: Math.floor(Date.parse(createdAt) / 1000),
        };
  const file: MediaFile = {
    id: store.newId(shop, "MediaImage"),
    fileName: freeFileName(shop, image.fileName),
    alt: image.alt ?? "",
    status: content ? "READY" : "FAILED",
    failures: "failure" in checked ? [checked.failure] : [],
    content,
    pendingSource: null,
    createdAt,
    updatedAt: createdAt,
  };
  shop.files.set(file.id, file);
  return file;
}

const slug = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

function freeHandle(shop: Shop, wanted: string): string {
  const taken = new Set([...shop.products.values()].map((product) => product.handle));
  let handle = wanted;
  for (let n = 1; taken.has(handle); n += 1) handle = `${wanted}-${String(n)}`;
  return handle;
}
