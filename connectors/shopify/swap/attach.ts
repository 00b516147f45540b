/** ready → attached: takes the last look, then puts the replacement at the end of the gallery. */
import { requireReplacement, type SwapLedger } from "#core/write-back.ts";
import { updateFileDocument } from "../admin.generated.ts";
import { readGallery } from "../read-gallery.ts";
import { readVariantMedia, variantsShowing } from "./read-variants.ts";
import { requireUnchanged } from "./require-unchanged.ts";
import type { Learned, Swap } from "./swap.ts";

/** From here on the ledger's snapshot is of this moment: what the verification at the end goes by. */
export async function attach({ client }: Swap, ledger: SwapLedger): Promise<Learned> {
  const replacementId = requireReplacement(ledger);
  const gallery = await readGallery(client, ledger.productId);
  const others = gallery.filter((media) => media.id !== replacementId);
  if (!ledger.anyway) requireUnchanged(others, ledger.target);
  const variants = await readVariantMedia(client, ledger.productId);
  if (others.length === gallery.length) {
    await client.run(updateFileDocument, {
      files: [{ id: replacementId, alt: ledger.alt, referencesToAdd: [ledger.productId] }],
    });
  }
  return {
    mediaIds: others.map((media) => media.id),
    // Those that lost the target before, with a merchant who wants the original anyway, are remembered.
    variantIds: [
      ...new Set([
        ...(ledger.anyway ? ledger.variantIds : []),
        ...variantsShowing(variants, ledger.target.mediaId),
      ]),
    ],
  };
}
