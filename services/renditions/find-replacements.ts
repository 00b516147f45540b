/** Finds which pictures in a product's gallery are our own work. */
import { swapLedgerSchema } from "#core/write-back.ts";
import { prisma } from "#prisma/client.ts";

export interface Replacement {
  /** The picture it took the place of. */
  readonly replacedGid: string;
  /** The photo it was made from, and that photo's file name. */
  readonly assetId: string | null;
  readonly fileName: string;
}

/** By the media id of the picture we put in; what was reverted is not in it. */
export async function findReplacements(shopId: string, productId: string): Promise<Map<string, Replacement>> {
  const applied = await prisma.writeBack.findMany({
    where: { shopId, direction: "apply", state: "done", rendition: { productId, state: "written_back" } },
    orderBy: { createdAt: "asc" },
    select: { ledger: true, rendition: { select: { mediaGid: true, assetId: true, fileName: true } } },
  });
  const replacements = new Map<string, Replacement>();
  for (const { ledger, rendition } of applied) {
    const { replacementId } = swapLedgerSchema.parse(ledger);
    const { mediaGid: replacedGid, assetId, fileName } = rendition;
    if (replacementId !== null) replacements.set(replacementId, { replacedGid, assetId, fileName });
  }
  return replacements;
}
