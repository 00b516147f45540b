/** Asks for the original to be put back into the shop. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { queueWriteBacks } from "../write-backs/queue-write-backs.ts";
import { lockRendition } from "./lock-rendition.ts";

/**
 * A second click while it is under way, or after it is done, changes nothing.
 * @param anyway even if the picture was moved, removed or replaced in Shopify since
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function requestRevert(
  shopId: string,
  renditionId: string,
  actor: string,
  { anyway = false } = {},
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const state = await lockRendition(tx, shopId, renditionId);
    await requirePermission(tx, shopId, actor, "publish");
    if (state === "reverted") return;
    if (state !== "written_back")
      throw new AppError("CONFLICT", `expected a written-back rendition to revert but received "${state}"`, {
        userMessage: "This picture is not in the shop, so there is nothing to put back.",
      });
    const underWay = await tx.writeBack.count({
      where: { shopId, renditionId, direction: "revert", state: { in: ["queued", "running"] } },
    });
    if (underWay > 0) return;
    await tx.decision.create({ data: { shopId, renditionId, kind: "reverted", actor } });
    await recordPictureActivity(tx, shopId, [renditionId], {
      ...{ kind: "revert.asked", actor },
      ...(anyway && { after: { anyway: "yes" } }),
    });
    await queueWriteBacks(tx, shopId, [renditionId], "revert", actor, { anyway });
  });
}
