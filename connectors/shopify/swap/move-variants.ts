/** ordered → variants_moved: every variant that showed the target shows the replacement. */
import { requireReplacement, type SwapLedger } from "#core/write-back.ts";
import { appendVariantMediaDocument, detachVariantMediaDocument } from "../admin.generated.ts";
import { readVariantMedia, variantsShowing } from "./read-variants.ts";
import type { Learned, Swap } from "./swap.ts";

/** Shopify's limit of pairs in one call. */
const maxPairs = 100;

/** A variant takes only one picture, so the old one goes first; variants the merchant changed are left alone. */
export async function moveVariants(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const replacementId = requireReplacement(ledger);
  const variants = await readVariantMedia(swap.client, ledger.productId);
  const showingTarget = variantsShowing(variants, ledger.target.mediaId);
  const leftBare = ledger.variantIds.filter((id) => variants.get(id)?.length === 0);
  for (const variantIds of chunks(leftBare)) await append(swap, ledger, variantIds, replacementId);
  for (const variantIds of chunks(showingTarget)) {
    await swap.client.run(detachVariantMediaDocument, pairs(ledger, variantIds, ledger.target.mediaId));
    await append(swap, ledger, variantIds, replacementId);
  }
  return { variantIds: [...new Set([...ledger.variantIds, ...showingTarget])] };
}

/** When the replacement is not taken, the variants get the target back: none is left without a picture. */
async function append(swap: Swap, ledger: SwapLedger, variantIds: string[], mediaId: string): Promise<void> {
  try {
    await swap.client.run(appendVariantMediaDocument, pairs(ledger, variantIds, mediaId));
  } catch (error) {
    await swap.client
      .run(appendVariantMediaDocument, pairs(ledger, variantIds, ledger.target.mediaId))
      .catch(() => undefined);
    throw error;
  }
}

function pairs(ledger: SwapLedger, variantIds: readonly string[], mediaId: string) {
  const variantMedia = variantIds.map((variantId) => ({ variantId, mediaIds: [mediaId] }));
  return { productId: ledger.productId, variantMedia };
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / maxPairs) }, (_, index) =>
    ids.slice(index * maxPairs, (index + 1) * maxPairs),
  );
}
