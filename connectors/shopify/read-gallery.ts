/** A product's whole gallery, media of every kind, in the merchant's order. */
import { AppError } from "#core/errors.ts";
import { type MediaFieldsFragment, productMediaPageDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

const mediaPerPage = 250;

interface MediaPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly MediaFieldsFragment[];
}

/** Throws AppError NOT_FOUND when the shop has no such product. */
export async function readGallery(client: AdminClient, productId: string): Promise<MediaFieldsFragment[]> {
  const { product } = await client.run(productMediaPageDocument, { productId, first: mediaPerPage });
  if (!product) throw productGone(productId);
  return readRestOfGallery(client, productId, product.media);
}

/** The media of `firstPage` and of all pages after it; ends early when the product is deleted meanwhile. */
export async function readRestOfGallery(
  client: AdminClient,
  productId: string,
  firstPage: MediaPage,
): Promise<MediaFieldsFragment[]> {
  const media = [...firstPage.nodes];
  for (let { pageInfo } = firstPage; pageInfo.hasNextPage;) {
    const variables = { productId, first: mediaPerPage, after: pageInfo.endCursor };
    const { product } = await client.run(productMediaPageDocument, variables);
    if (!product) return media;
    media.push(...product.media.nodes);
    pageInfo = product.media.pageInfo;
  }
  return media;
}

function productGone(productId: string): AppError {
  return new AppError("NOT_FOUND", `expected the product ${productId} in the shop but received none`, {
    userMessage: "The product does not exist in Shopify any more.",
  });
}
