/** created → verified: waits until the file shows the new bytes, under the address it had. */
import { requireInPlace, type SwapLedger } from "#core/write-back.ts";
import type { Learned, Swap } from "../swap/swap.ts";
import { channelError } from "../user-errors.ts";
import { awaitContent } from "./await-content.ts";

/**
 * Shopify answers READY before the new bytes are there; only the version in the address says that they are.
 * Throws AppError CHANNEL_REFUSED when it cannot process them: the file shows the old ones then.
 */
export async function take(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const inPlace = requireInPlace(ledger);
  const content = await awaitContent(swap, ledger, ({ url }) => url !== inPlace.urlBefore);
  if ("failure" in content) {
    await swap.saveLedger({ ...ledger, step: "planned", stagedUrl: null });
    throw channelError(`processing ${ledger.fileName}`, content.failure);
  }
  return { replacementId: ledger.target.mediaId, inPlace: { ...inPlace, urlAfter: content.url } };
}
