/** attached → ordered: moves the replacement to the target's place; the target comes right after it. */
import { AppError } from "#core/errors.ts";
import { requireReplacement, type SwapLedger } from "#core/write-back.ts";
import { jobStatusDocument, reorderMediaDocument } from "../admin.generated.ts";
import { readGallery } from "../read-gallery.ts";
import { waitFor } from "../wait.ts";
import type { Learned, Swap } from "./swap.ts";

export async function order(swap: Swap, ledger: SwapLedger): Promise<Learned> {
  const { client, patience, signal } = swap;
  const id = requireReplacement(ledger);
  const readOrder = async () => (await readGallery(client, ledger.productId)).map((media) => media.id);
  const before = await readOrder();
  const position = wantedPosition(before, ledger);
  if (before.indexOf(id) !== position) await move(swap, ledger.productId, id, position);

  const inPlace = async () => {
    const now = await readOrder();
    return now.indexOf(id) === wantedPosition(now, ledger) ? now : null;
  };
  const after = await waitFor(inPlace, {
    pausesMs: patience.pausesMs,
    deadlineMs: patience.settleDeadlineMs,
    signal,
  });
  if (after === null) {
    throw new AppError(
      "CHANNEL_FAILED",
      `expected ${id} at position ${position} after the reorder but it is not`,
    );
  }
  return { mediaIds: after.filter((mediaId) => mediaId !== id) };
}

/** The index the replacement has when it stands right before the target, counted in the whole gallery. */
function wantedPosition(gallery: readonly string[], ledger: SwapLedger): number {
  const others = gallery.filter((mediaId) => mediaId !== ledger.replacementId);
  const target = others.indexOf(ledger.target.mediaId);
  return target >= 0 ? target : Math.min(ledger.target.position, others.length);
}

/** `position` counts as Shopify does: after the picture was taken out of the gallery. */
async function move(
  { client, patience, signal }: Swap,
  productId: string,
  id: string,
  position: number,
): Promise<void> {
  const { productReorderMedia } = await client.run(reorderMediaDocument, {
    productId,
    moves: [{ id, newPosition: String(position) }],
  });
  const job = productReorderMedia?.job;
  if (!job || job.done) return;
  const isDone = async () =>
    (await client.run(jobStatusDocument, { id: job.id })).job?.done === false ? null : true;
  await waitFor(isDone, { pausesMs: patience.pausesMs, deadlineMs: patience.settleDeadlineMs, signal });
}
