/** Puts a half-made swap back as it was: the same steps with the two pictures exchanged. */
import { reached, requireReplacement, type SwapLedger } from "#core/write-back.ts";
import { updateFileDocument } from "../admin.generated.ts";
import { readGallery } from "../read-gallery.ts";
import { removeFromGallery } from "./detach.ts";
import { moveVariants } from "./move-variants.ts";
import { order } from "./order.ts";
import { readVariantMedia, variantsShowing } from "./read-variants.ts";
import type { Swap } from "./swap.ts";

/** Only undoes what we did: a picture that the merchant moved or took out meanwhile stays where it is. */
export async function undo(swap: Swap, ledger: SwapLedger): Promise<void> {
  const exchanged = await exchange(swap, ledger);
  // Up to these steps the target and its variants are untouched, and the merchant's own changes stand.
  if (reached(ledger, "variants_moved")) {
    await returnToGallery(swap, exchanged);
    await order(swap, exchanged);
  }
  if (reached(ledger, "ordered")) await moveVariants(swap, exchanged);
  await removeFromGallery(swap.client, ledger.productId, requireReplacement(ledger));
  await swap.saveLedger({ ...ledger, step: "ready" });
}

/** The ledger of the way back. */
async function exchange({ client }: Swap, ledger: SwapLedger): Promise<SwapLedger> {
  const replacementId = requireReplacement(ledger);
  const variants = await readVariantMedia(client, ledger.productId);
  return {
    ...ledger,
    target: { mediaId: replacementId, position: ledger.target.position, alt: ledger.alt },
    replacementId: ledger.target.mediaId,
    variantIds: [...new Set([...ledger.variantIds, ...variantsShowing(variants, replacementId)])],
  };
}

async function returnToGallery({ client }: Swap, exchanged: SwapLedger): Promise<void> {
  const id = requireReplacement(exchanged);
  const gallery = await readGallery(client, exchanged.productId);
  if (gallery.some((media) => media.id === id)) return;
  await client.run(updateFileDocument, { files: [{ id, referencesToAdd: [exchanged.productId] }] });
}
