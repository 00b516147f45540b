/** Which other products came to show a file since a moment; Shopify has no question for who uses a file. */
import type { AdminClient } from "../admin-client.ts";
import { readProducts } from "../catalogue.ts";

/**
 * True when a product that changed at or after `since` shows the file and is not `productId`. Products that did not
 * change are what the mirror of the catalogue says.
 */
export async function isShownElsewhereSince(
  client: AdminClient,
  since: Date,
  file: { readonly productId: string; readonly mediaId: string },
  signal?: AbortSignal,
): Promise<boolean> {
  for await (const page of readProducts(client, { since, ...(signal && { signal }) })) {
    const shows = page.some(
      ({ productId, images }) =>
        productId !== file.productId && images.some(({ mediaId }) => mediaId === file.mediaId),
    );
    if (shows) return true;
  }
  return false;
}
