/** Records how the undoing of a half-made swap ended. */
import type { SwapLedger } from "#core/write-back.ts";
import { prisma } from "#prisma/client.ts";

/** The gallery is as it was before the swap. */
export async function recordUndone(shopId: string, writeBackId: string, ledger: SwapLedger): Promise<void> {
  await prisma.writeBack.updateMany({
    where: { id: writeBackId, shopId, state: "failed" },
    data: { ledger },
  });
}

/** Shopify would not let us for a day and longer; now it takes a person. */
export async function giveUpUndo(shopId: string, writeBackId: string): Promise<void> {
  const [row] = await prisma.writeBack.updateManyAndReturn({
    where: { id: writeBackId, shopId, state: "failed" },
    data: { errorMessage: bothThere },
    select: { renditionId: true },
  });
  if (row === undefined) return;
  await prisma.rendition.updateMany({
    where: { id: row.renditionId, shopId, state: { in: ["failed", "written_back"] } },
    data: { errorMessage: bothThere },
  });
}

const bothThere =
  "Shopify did not let us finish or undo this change. The product may show the old and the new photo: remove one in Shopify.";
