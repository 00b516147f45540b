/** Sends a swap back to its first step, for the next try: nothing of it is on the product yet. */
import { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import type { Swap } from "./swap.ts";

/** Saves the ledger and throws CHANNEL_FAILED. */
export async function startOver(swap: Swap, ledger: SwapLedger, reason: string): Promise<never> {
  await swap.saveLedger({ ...ledger, step: "planned", replacementId: null, stagedUrl: null });
  throw new AppError(
    "CHANNEL_FAILED",
    `expected a usable upload for ${ledger.fileName} but received: ${reason}`,
  );
}
