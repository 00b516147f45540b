/** Reads the shop's products with all their pictures and variants, page by page, in plain snapshots. */
import type { MediaImageSnapshot, ProductSnapshot, VariantSnapshot } from "#core/catalogue.ts";
import {
  type MediaFieldsFragment,
  type MirroredProductFragment,
  type PackshotProductsPageQueryVariables,
  type ProductFieldsFragment,
  productMediaPageDocument,
  productsPageDocument,
  productWithVariantsDocument,
  type VariantFieldsFragment,
} from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";
import { readRestOfGallery } from "./read-gallery.ts";
import { readRestOfVariants } from "./read-variants.ts";
import { waitWhenThrottled } from "./wait-when-throttled.ts";

interface ReadProductsOptions {
  /** Only products changed at or after this moment. */
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly productsPerPage?: number;
  /** Pictures read together with the product; longer galleries take further calls. */
  readonly mediaPerProduct?: number;
  /** The same for variants. */
  readonly variantsPerProduct?: number;
}

/**
 * Yields pages of products. Waits in place when the shop throttles, since a reader that starts over could
 * never finish a catalogue larger than the shop's query budget.
 */
export async function* readProducts(
  client: AdminClient,
  options: ReadProductsOptions = {},
): AsyncGenerator<ProductSnapshot[]> {
  const { since, signal, productsPerPage = 25, mediaPerProduct = 20, variantsPerProduct = 10 } = options;
  const patient = waitWhenThrottled(client, signal);
  const query = since === undefined ? null : `updated_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ;) {
    const variables: PackshotProductsPageQueryVariables = {
      first: productsPerPage,
      mediaFirst: mediaPerProduct,
      variantsFirst: variantsPerProduct,
      after,
      query,
    };
    const { products } = await patient.run(productsPageDocument, variables);
    const page: ProductSnapshot[] = [];
    for (const product of products.nodes) {
      page.push(await readRest(patient, product));
    }
    yield page;
    if (!products.pageInfo.hasNextPage) return;
    after = products.pageInfo.endCursor;
  }
}

/** One product with its whole gallery and every variant, or null when the shop has no such product. */
export async function readProduct(client: AdminClient, productGid: string): Promise<ProductSnapshot | null> {
  const variables = { productId: productGid, mediaFirst: 100, variantsFirst: 100 };
  const { product } = await client.run(productWithVariantsDocument, variables);
  return product && readRest(client, product);
}

/** One product's pictures alone, which cost a run less than the whole product; null when the shop has no such product. */
export async function readPictures(
  client: AdminClient,
  productGid: string,
): Promise<MediaImageSnapshot[] | null> {
  const { product } = await client.run(productMediaPageDocument, { productId: productGid, first: 100 });
  if (!product) return null;
  return (await readRestOfGallery(client, productGid, product.media)).flatMap(toImage);
}

async function readRest(client: AdminClient, product: MirroredProductFragment): Promise<ProductSnapshot> {
  const media = await readRestOfGallery(client, product.id, product.media);
  return toSnapshot(product, media, await readRestOfVariants(client, product.id, product.variants));
}

function toSnapshot(
  product: ProductFieldsFragment,
  media: readonly MediaFieldsFragment[],
  variants: readonly VariantFieldsFragment[],
): ProductSnapshot {
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
    variants: variants.map(toVariant),
  };
}

/** Shopify keeps an empty text where a field was cleared. */
function toVariant({ id: variantId, title, sku, barcode }: VariantFieldsFragment): VariantSnapshot {
  return { variantId, title, sku: sku || null, barcode: barcode || null };
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
