/** created → ready: waits for Shopify to process the picture, so that a merchant never sees a half-made tile. */
import { AppError } from "#core/errors.ts";
import { requireReplacement, type SwapLedger } from "#core/write-back.ts";
import { deleteFilesDocument, fileStatusDocument } from "../admin.generated.ts";
import { channelError } from "../user-errors.ts";
import { waitFor } from "../wait.ts";
import { startOver } from "./start-over.ts";
import type { Learned, Swap } from "./swap.ts";

export async function awaitReady(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const { client, patience, signal } = swap;
  const id = requireReplacement(ledger);
  const look = async () => {
    const { node } = await client.run(fileStatusDocument, { id });
    if (node === null) return "GONE" as const;
    return node.fileStatus === "READY" || node.fileStatus === "FAILED" ? node : null;
  };
  const end = await waitFor(look, {
    pausesMs: patience.pausesMs,
    deadlineMs: patience.mediaDeadlineMs,
    signal,
  });
  if (end === null) {
    throw new AppError(
      "CHANNEL_FAILED",
      `expected ${id} to be ready but received PROCESSING at the deadline`,
    );
  }
  if (end === "GONE") return startOver(swap, ledger, "the file was deleted in the shop");
  if (end.fileStatus === "READY") return {};
  return giveUpFailedFile(swap, ledger, id, end.mediaErrors);
}

/** Deletes our own upload that came to nothing, and says in plain words why. */
async function giveUpFailedFile(
  swap: Swap,
  ledger: SwapLedger,
  id: string,
  errors: readonly { readonly code: string; readonly message: string }[],
): Promise<never> {
  await swap.client.run(deleteFilesDocument, { fileIds: [id] });
  await swap.saveLedger({ ...ledger, step: "planned", replacementId: null, stagedUrl: null });
  throw channelError(`processing ${ledger.fileName}`, errors[0] ?? { message: "it could not be processed" });
}
