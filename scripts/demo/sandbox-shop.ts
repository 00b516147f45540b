/** The shop's galleries as the sandbox holds them, to compare before and after. */
import { z } from "zod";

const stateSchema = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      media: z.array(z.object({ id: z.string(), alt: z.string() })),
      variants: z.array(z.object({ id: z.string(), mediaId: z.string().nullable() })),
    }),
  ),
});

export interface Gallery {
  /** In the order buyers see. */
  readonly pictures: readonly { readonly id: string; readonly alt: string }[];
  readonly variants: readonly { readonly id: string; readonly mediaId: string | null }[];
}

/** By Shopify's product id. */
export async function galleriesOf(sandboxUrl: string, shopDomain: string): Promise<Map<string, Gallery>> {
  const response = await fetch(`${sandboxUrl}/__sandbox/state?shop=${shopDomain}`);
  const { products } = stateSchema.parse(await response.json());
  return new Map(products.map(({ id, media, variants }) => [id, { pictures: media, variants }]));
}
