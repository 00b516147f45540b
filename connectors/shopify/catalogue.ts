/** Reads the shop's products with all their pictures, page by page, in plain snapshots. */
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "#core/errors.ts";
import type { MediaImageSnapshot, ProductSnapshot } from "#core/catalogue.ts";
import {
  type MediaFieldsFragment,
  type ProductFieldsFragment,
  productMediaPageDocument,
  productsPageDocument,
} from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

interface ReadOptions {
  /** Only products changed at or after this moment. */
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly productsPerPage?: number;
  readonly mediaPerPage?: number;
}

/** Longest wait in one go for the shop's query budget; a standard shop refills fully in 20 s. */
const maxThrottleWaits = 60;

/**
 * Yields pages of products. Waits in place when the shop throttles, since a reader that starts over could
 * never finish a catalogue larger than the shop's query budget.
 */
export async function* readProducts(
  client: AdminClient,
  options: ReadOptions = {},
): AsyncGenerator<ProductSnapshot[]> {
  const { since, signal, productsPerPage = 25, mediaPerPage = 20 } = options;
  const query = since === undefined ? null : `updated_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ;) {
    const { products } = await whenAffordable(
      () =>
        client.run(productsPageDocument, { first: productsPerPage, mediaFirst: mediaPerPage, after, query }),
      signal,
    );
    const page: ProductSnapshot[] = [];
    for (const product of products.nodes) {
      page.push(toSnapshot(product, await readWholeGallery(client, product.id, product.media, signal)));
    }
    yield page;
    if (!products.pageInfo.hasNextPage) return;
    after = products.pageInfo.endCursor;
  }
}

/** One product with its whole gallery, or null when the shop has no such product. */
export async function readProduct(client: AdminClient, productGid: string): Promise<ProductSnapshot | null> {
  const { product } = await client.run(productMediaPageDocument, { productId: productGid, first: 100 });
  if (!product) return null;
  return toSnapshot(product, await readWholeGallery(client, productGid, product.media));
}

interface MediaPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly MediaFieldsFragment[];
}

/** Follows a gallery from its first page to its end. */
async function readWholeGallery(
  client: AdminClient,
  productId: string,
  firstPage: MediaPage,
  signal?: AbortSignal,
): Promise<MediaFieldsFragment[]> {
  const media = [...firstPage.nodes];
  for (let { pageInfo } = firstPage; pageInfo.hasNextPage;) {
    const after = pageInfo.endCursor;
    const { product } = await whenAffordable(
      () => client.run(productMediaPageDocument, { productId, first: 100, after }),
      signal,
    );
    if (!product) break;
    media.push(...product.media.nodes);
    pageInfo = product.media.pageInfo;
  }
  return media;
}

async function whenAffordable<Result>(ask: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "THROTTLED" || waits >= maxThrottleWaits)
        throw error;
      await pause(error.retryAfterMs, undefined, signal && { signal });
    }
  }
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
