/** Finds which of a product's photos are new to us: neither enhanced before nor put there by ourselves. */
import { swapLedgerSchema } from "#core/write-back.ts";
import type { Transaction } from "#prisma/client.ts";

/** In the order given. A picture we made counts as ours from the moment it exists, before it is in the gallery. */
export async function findNewPhotos(
  tx: Transaction,
  shopId: string,
  productId: string,
  mediaGids: readonly string[],
): Promise<string[]> {
  const renditions = await tx.rendition.findMany({
    where: { shopId, productId },
    select: { mediaGid: true, writeBacks: { select: { ledger: true } } },
  });
  const known = new Set(renditions.map(({ mediaGid }) => mediaGid));
  for (const { ledger } of renditions.flatMap(({ writeBacks }) => writeBacks)) {
    if (ledger === null) continue;
    const { replacementId, target } = swapLedgerSchema.parse(ledger);
    known.add(target.mediaId);
    if (replacementId !== null) known.add(replacementId);
  }
  return mediaGids.filter((mediaGid) => !known.has(mediaGid));
}
