/** Records that a swap, or its undoing, was given up. */
import type { AppError } from "#core/errors.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import type { WriteBack } from "#prisma/generated/client.ts";
import { finalMessage } from "../final-message.ts";
import { appActor } from "#core/activity.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { noteSettled } from "../flow/note-settled.ts";
import { enqueue } from "../outbox.ts";
import { moveRendition } from "../renditions/move-rendition.ts";

/**
 * STALE sends the rendition back into review and has the product read again, so that the person sees it as it is
 * now; anything else fails the rendition. A revert that is given up leaves the rendition in the shop.
 * Nothing happens when the write-back is not under way any more.
 */
export async function failWriteBack(shopId: string, writeBackId: string, error: AppError): Promise<void> {
  const failure = { errorCode: error.code, errorMessage: finalMessage(error, gone) };
  await prisma.$transaction(async (tx) => {
    const [failed] = await tx.writeBack.updateManyAndReturn({
      where: { id: writeBackId, shopId, state: { in: ["queued", "running"] } },
      data: { ...failure, state: error.code === "STALE" ? "stale" : "failed", finishedAt: new Date() },
    });
    if (failed === undefined) return;
    if (failed.direction === "apply") {
      const to = error.code === "STALE" ? ("in_review" as const) : ("failed" as const);
      await moveRendition(tx, shopId, failed.renditionId, { from: "approved", to, set: failure });
    }
    const kind = failed.direction === "apply" ? "write-back.failed" : "revert.failed";
    const after = { error: error.code };
    await recordPictureActivity(tx, shopId, [failed.renditionId], { kind, actor: appActor, after });
    if (error.code === "STALE") await lookAgain(tx, failed);
    // Given up while Shopify failed: then the undoing on the last try may have failed as well.
    if (error.retry === "backoff" && failed.ledger !== null)
      await enqueue(tx, "undo-write-back", { shopId, writeBackId }, { delayMs: undoAfterMs });
    await noteSettled(tx, shopId, [failed.renditionId]);
  });
}

const undoAfterMs = 60_000;
const gone = "The product or its photo was deleted in Shopify, so there is nothing to replace.";

/** What the mirror knows is shown at once; the job brings what it does not know yet. See record-products.ts. */
async function lookAgain(tx: Transaction, { shopId, renditionId }: WriteBack): Promise<void> {
  const { mediaGid, product } = await tx.rendition.findUniqueOrThrow({
    where: { id: renditionId },
    select: { mediaGid: true, product: { select: { id: true, gid: true } } },
  });
  const image = await tx.productImage.findUnique({
    where: { productId_mediaGid: { productId: product.id, mediaGid } },
    select: { position: true, alt: true },
  });
  if (image !== null)
    await tx.rendition.updateMany({ where: { id: renditionId, state: "in_review" }, data: image });
  await enqueue(tx, "sync-product", { shopId, productGid: product.gid });
}
