/** Notes how far a swap has come, so that another worker can go on from there. */
import { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { prisma } from "#prisma/client.ts";

/** @throws AppError CONFLICT when the write-back is not running (any more), so that its worker stops */
export async function saveLedger(shopId: string, writeBackId: string, ledger: SwapLedger): Promise<void> {
  const saved = await prisma.writeBack.updateMany({
    where: { id: writeBackId, shopId, state: "running" },
    data: { ledger },
  });
  if (saved.count === 0)
    throw new AppError(
      "CONFLICT",
      `expected a running write-back for the ledger but received "${writeBackId}"`,
    );
}
