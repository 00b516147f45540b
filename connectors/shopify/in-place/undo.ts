/** Gives a file its old bytes back after a change in place that was given up while Shopify still worked on it. */
import { AppError } from "#core/errors.ts";
import { requireInPlace, type SwapLedger } from "#core/write-back.ts";
import type { Swap } from "../swap/swap.ts";
import { readContent } from "./read-content.ts";
import { inPlaceSteps } from "./steps.ts";

/**
 * Nothing is done when the new bytes never came, or others came meanwhile. `swap.file` are the old ones.
 * Throws AppError CHANNEL_FAILED while Shopify is not done.
 */
export async function undoInPlace(swap: Swap, ledger: SwapLedger): Promise<void> {
  const inPlace = requireInPlace(ledger);
  const { mediaId } = ledger.target;
  const content = await readContent(swap.client, mediaId);
  if (content === null) {
    throw new AppError(
      "CHANNEL_FAILED",
      `expected the bytes of ${mediaId} to be ready but received PROCESSING`,
    );
  }
  if (!("failure" in content) && content.url !== inPlace.urlBefore && content.bytes === inPlace.newBytes) {
    const newBytes = swap.file?.bytes.length ?? 0;
    let back: SwapLedger = {
      ...{ ...ledger, step: "planned", stagedUrl: null, anyway: true },
      inPlace: { ...inPlace, urlBefore: content.url, newBytes },
    };
    // Begun anew by the next try: each step looks before it writes.
    const unsaved = { ...swap, saveLedger: () => Promise.resolve() };
    for (const { run } of inPlaceSteps) back = { ...back, ...(await run(unsaved, back)) };
  }
  await swap.saveLedger({ ...ledger, step: "planned", stagedUrl: null });
}
