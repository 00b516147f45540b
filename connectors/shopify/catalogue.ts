/** Reads the shop's products with all their pictures, page by page, in plain snapshots. */
import type { MediaImageSnapshot, ProductSnapshot } from "#core/catalogue.ts";
import {
  type MediaFieldsFragment,
  type PackshotProductsPageQueryVariables,
  type ProductFieldsFragment,
  productMediaPageDocument,
  productsPageDocument,
} from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";
import { readRestOfGallery } from "./read-gallery.ts";
import { waitWhenThrottled } from "./wait-when-throttled.ts";

interface ReadProductsOptions {
  /** Only products changed at or after this moment. */
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly productsPerPage?: number;
  /** Pictures read together with the product; longer galleries take further calls. */
  readonly mediaPerProduct?: number;
}

/**
 * Yields pages of products. Waits in place when the shop throttles, since a reader that starts over could
 * never finish a catalogue larger than the shop's query budget.
 */
export async function* readProducts(
  client: AdminClient,
  options: ReadProductsOptions = {},
): AsyncGenerator<ProductSnapshot[]> {
  const { since, signal, productsPerPage = 25, mediaPerProduct = 20 } = options;
  const patient = waitWhenThrottled(client, signal);
  const query = since === undefined ? null : `updated_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ;) {
    const variables: PackshotProductsPageQueryVariables = {
      first: productsPerPage,
      mediaFirst: mediaPerProduct,
      after,
      query,
    };
    const { products } = await patient.run(productsPageDocument, variables);
    const page: ProductSnapshot[] = [];
    for (const product of products.nodes) {
      page.push(toSnapshot(product, await readRestOfGallery(patient, product.id, product.media)));
    }
    yield page;
    if (!products.pageInfo.hasNextPage) return;
    after = products.pageInfo.endCursor;
  }
}

/** One product with its whole gallery, or null when the shop has no such product. */
export async function readProduct(client: AdminClient, productGid: string): Promise<ProductSnapshot | null> {
  const { product } = await client.run(productMediaPageDocument, { productId: productGid, first: 100 });
  return product && toSnapshot(product, await readRestOfGallery(client, productGid, product.media));
}

function toSnapshot(product: ProductFieldsFragment, media: readonly MediaFieldsFragment[]): ProductSnapshot {
  return {
    productId: product.id,
    title: product.title,
    handle: product.handle,
    status: product.status,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    createdAt: new Date(product.createdAt),
    updatedAt: new Date(product.updatedAt),
    images: media.flatMap(toImage),
  };
}

/** Video and 3D are left out, and so are pictures that failed; the rest keep the place they have among all. */
function toImage(media: MediaFieldsFragment, position: number): MediaImageSnapshot[] {
  if (media.__typename !== "MediaImage" || media.status === "FAILED") return [];
  return [
    {
      mediaId: media.id,
      position,
      alt: media.alt ?? "",
      status: media.status,
      mimeType: media.mimeType,
      url: media.image?.url ?? null,
      width: media.image?.width ?? null,
      height: media.image?.height ?? null,
    },
  ];
}
