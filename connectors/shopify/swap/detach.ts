/** variants_moved → detached: takes the target out of the gallery. Its file stays in the shop, for the way back. */
import type { SwapLedger } from "#core/write-back.ts";
import { updateFileDocument } from "../admin.generated.ts";
import { readGallery } from "../read-gallery.ts";
import type { Learned, Swap } from "./swap.ts";

export async function detach({ client }: Swap, ledger: SwapLedger): Promise<Learned> {
  await removeFromGallery(client, ledger.productId, ledger.target.mediaId);
  return {};
}

export async function removeFromGallery(
  client: Swap["client"],
  productId: string,
  mediaId: string,
): Promise<void> {
  const gallery = await readGallery(client, productId);
  if (!gallery.some((media) => media.id === mediaId)) return;
  await client.run(updateFileDocument, { files: [{ id: mediaId, referencesToRemove: [productId] }] });
}
