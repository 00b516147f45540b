/** Turns records into what graphql-js resolves: plain values, and functions for fields with arguments. */
import { originalUrl } from "../media/original-url.ts";
import { imageUrl, type ImageTransform } from "../media/image-url.ts";
import type { Collection, MediaFile, Product, Shop, Variant } from "../records.ts";
import type { Store } from "../store.ts";
import { connection, type PageArguments } from "./connection.ts";

/** DateTime has whole seconds on the wire: two changes within one second look like one. */
const wholeSeconds = (iso: string) => iso.replace(/\.\d+Z$/, "Z");

export function showFile(store: Store, shop: Shop, file: MediaFile) {
  const image = showImage(store, shop, file);
  return {
    __typename: "MediaImage",
    id: file.id,
    alt: file.alt,
    mediaContentType: "IMAGE",
    status: file.status,
    fileStatus: file.status,
    mediaErrors: file.failures,
    fileErrors: file.failures,
    mediaWarnings: [],
    mimeType: file.content?.mimeType ?? null,
    createdAt: wholeSeconds(file.createdAt),
    updatedAt: wholeSeconds(file.updatedAt),
    // A real capture (facts 2.4): during an in-place update fileStatus stays READY, `image` is null, and the
    // preview still shows the old content under the same path. `image` is null until READY in any case.
    image: file.status === "READY" && file.pendingSource === null ? image : null,
    preview: { status: file.status, image },
    originalSource: file.content && {
      fileSize: file.content.bytes,
      url: () => originalUrl(store, shop, file),
    },
  };
}

function showImage(store: Store, shop: Shop, file: MediaFile) {
  const { content } = file;
  if (!content) return null;
  return {
    id: file.id.replace("/MediaImage/", "/ImageSource/"),
    altText: file.alt,
    width: content.widthPx,
    height: content.heightPx,
    url: ({ transform }: { transform?: ImageTransform | null }) =>
      imageUrl(store, shop, file, transform ?? {}),
  };
}

export function showProduct(store: Store, shop: Shop, product: Product) {
  const gallery = () => product.mediaIds.flatMap((id) => shop.files.get(id) ?? []);
  return {
    __typename: "Product",
    ...product,
    createdAt: wholeSeconds(product.createdAt),
    updatedAt: wholeSeconds(product.updatedAt),
    featuredMedia: () =>
      gallery()
        .slice(0, 1)
        .map((file) => showFile(store, shop, file))[0] ?? null,
    mediaCount: () => ({ count: product.mediaIds.length, precision: "EXACT" }),
    media: ({ sortKey, ...page }: PageArguments & { sortKey: "ID" | "POSITION" }) => {
      const files = gallery();
      if (sortKey === "ID") files.sort((a, b) => (a.id < b.id ? -1 : 1));
      return connection(files, page, (file) => showFile(store, shop, file));
    },
    variants: (page: PageArguments) =>
      connection(product.variants, page, (variant) => showVariant(store, shop, product, variant)),
    collections: (page: PageArguments) => {
      const holding = [...shop.collections.values()].filter(({ productIds }) =>
        productIds.includes(product.id),
      );
      return connection(holding, page, (one) => showCollection(store, shop, one));
    },
  };
}

export function showCollection(store: Store, shop: Shop, { productIds, ...collection }: Collection) {
  return {
    __typename: "Collection",
    ...collection,
    updatedAt: wholeSeconds(collection.updatedAt),
    products: (page: PageArguments) => {
      const products = productIds.flatMap((id) => shop.products.get(id) ?? []);
      return connection(products, page, (product) => showProduct(store, shop, product));
    },
  };
}

export function showVariant(store: Store, shop: Shop, product: Product, variant: Variant): object {
  return {
    __typename: "ProductVariant",
    id: variant.id,
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    position: product.variants.indexOf(variant) + 1,
    product: () => showProduct(store, shop, product),
    media: (page: PageArguments) => {
      const file = variant.mediaId === null ? undefined : shop.files.get(variant.mediaId);
      return connection(file ? [file] : [], page, (shown) => showFile(store, shop, shown));
    },
  };
}
