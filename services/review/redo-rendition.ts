/** Has a rendition rendered anew. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { requireRoom } from "../billing/fit-to-plan.ts";
import { requeueRenditions } from "../renditions/requeue-renditions.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { lockRendition } from "./lock-rendition.ts";

/** A second click while it is queued or being rendered changes nothing. @throws AppError NOT_FOUND, FORBIDDEN, OVER_LIMIT, CONFLICT */
export async function redoRendition(shopId: string, renditionId: string, actor: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const state = await lockRendition(tx, shopId, renditionId);
    await requirePermission(tx, shopId, actor, "enhance");
    if (state === "queued" || state === "rendering") return;
    const redoable = ["in_review", "failed", "rejected", "reverted", "cancelled"] as const;
    const requeued = await requeueRenditions(tx, shopId, { id: renditionId, state: redoable });
    if (requeued.length === 0)
      throw new AppError("CONFLICT", `expected a state that allows a redo but received "${state}"`, {
        userMessage: "This picture is approved or in the shop. Take it back first.",
      });
    await requireRoom(tx, shopId);
    await tx.decision.create({ data: { shopId, renditionId, kind: "redone", actor } });
    await recordPictureActivity(tx, shopId, [renditionId], {
      ...{ kind: "picture.redone", actor },
      ...{ before: { state }, after: { state: "queued" } },
    });
  });
}
