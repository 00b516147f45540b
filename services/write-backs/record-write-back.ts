/** Records that a swap, or its undoing, is done in the shop. */
import { AppError } from "#core/errors.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { prisma } from "#prisma/client.ts";
import { appActor } from "#core/activity.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { noteSettled } from "../flow/note-settled.ts";
import { enqueue } from "../outbox.ts";
import { moveRendition } from "../renditions/move-rendition.ts";

/** A second call changes nothing. The product is read again, because its gallery has changed. */
export async function recordWriteBack(
  shopId: string,
  writeBackId: string,
  ledger: SwapLedger,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const [done] = await tx.writeBack.updateManyAndReturn({
      where: { id: writeBackId, shopId, state: "running" },
      data: { state: "done", ledger, errorCode: null, errorMessage: null, finishedAt: new Date() },
      select: { renditionId: true, direction: true },
    });
    if (done === undefined) return;
    const moved = await moveRendition(
      tx,
      shopId,
      done.renditionId,
      done.direction === "apply"
        ? { from: "approved", to: "written_back", set: { errorCode: null, errorMessage: null } }
        : { from: "written_back", to: "reverted" },
    );
    if (!moved)
      throw new AppError(
        "INTERNAL",
        `expected rendition "${done.renditionId}" to follow its ${done.direction} but it did not`,
      );
    const kind = done.direction === "apply" ? "write-back.done" : "revert.done";
    const pictures = { before: { media: ledger.target.mediaId }, after: { media: ledger.replacementId } };
    await recordPictureActivity(tx, shopId, [done.renditionId], { kind, actor: appActor, ...pictures });
    await enqueue(tx, "sync-product", { shopId, productGid: ledger.productId });
    await noteSettled(tx, shopId, [done.renditionId]);
  });
}
