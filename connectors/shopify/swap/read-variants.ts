/** Which picture each variant of a product shows. */
import { variantMediaPageDocument, type PackshotVariantMediaPageQueryVariables } from "../admin.generated.ts";
import type { AdminClient } from "../admin-client.ts";

/** Media ids by variant id; a variant without a picture has an empty list. */
type VariantMedia = ReadonlyMap<string, readonly string[]>;

export async function readVariantMedia(client: AdminClient, productId: string): Promise<VariantMedia> {
  const found = new Map<string, readonly string[]>();
  for (let after: string | null = null; ;) {
    const variables: PackshotVariantMediaPageQueryVariables = { productId, after };
    const { product } = await client.run(variantMediaPageDocument, variables);
    if (!product) return found;
    for (const { id, media } of product.variants.nodes) {
      found.set(
        id,
        media.nodes.map((node) => node.id),
      );
    }
    if (!product.variants.pageInfo.hasNextPage) return found;
    after = product.variants.pageInfo.endCursor;
  }
}

export function variantsShowing(variants: VariantMedia, mediaId: string): string[] {
  return [...variants].filter(([, media]) => media.includes(mediaId)).map(([id]) => id);
}
