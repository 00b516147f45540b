/** A product's variants, all of them: up to 2,048 since API 2025-10. */
import { productVariantsPageDocument, type VariantFieldsFragment } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

const variantsPerPage = 250;

interface VariantPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly VariantFieldsFragment[];
}

/** The variants of `firstPage` and of all pages after it; ends early when the product is deleted meanwhile. */
export async function readRestOfVariants(
  client: AdminClient,
  productId: string,
  firstPage: VariantPage,
): Promise<VariantFieldsFragment[]> {
  const variants = [...firstPage.nodes];
  for (let { pageInfo } = firstPage; pageInfo.hasNextPage;) {
    const variables = { productId, first: variantsPerPage, after: pageInfo.endCursor };
    const { product } = await client.run(productVariantsPageDocument, variables);
    if (!product) return variants;
    variants.push(...product.variants.nodes);
    pageInfo = product.variants.pageInfo;
  }
  return variants;
}
