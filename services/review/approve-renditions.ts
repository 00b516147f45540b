/** Approves renditions that are in review: the state, the decision and the write-back in the caller's transaction. */
import type { Transaction } from "#prisma/client.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { chargePictures } from "../billing/charge-pictures.ts";
import { readSettings } from "../settings/read-settings.ts";
import { mayDo } from "../staff/require-permission.ts";
import { queueWriteBacks } from "../write-backs/queue-write-backs.ts";

/**
 * Returns the ids that were really in review. Approved by somebody who may not publish, a picture waits for somebody who
 * may.
 * @param actor a person, or "policy"
 * @param publish whether they go into the shop at once; the shop's settings say so when left out
 */
export async function approveRenditions(
  tx: Transaction,
  shopId: string,
  ids: string[],
  actor: string,
  publish?: boolean,
): Promise<string[]> {
  const approved = await tx.rendition.updateManyAndReturn({
    where: { id: { in: ids }, shopId, state: "in_review" },
    data: { state: "approved", errorCode: null, errorMessage: null },
    select: { id: true },
  });
  const approvedIds = approved.map(({ id }) => id);
  if (approvedIds.length === 0) return [];
  await tx.decision.createMany({
    data: approvedIds.map((renditionId) => ({ shopId, renditionId, kind: "approved", actor })),
  });
  await recordPictureActivity(tx, shopId, approvedIds, {
    ...{ kind: "picture.approved", actor },
    ...{ before: { state: "in_review" }, after: { state: "approved" } },
  });
  await chargePictures(tx, shopId, approvedIds);
  const goesOn = publish ?? (await readSettings(tx, shopId)).writeBackOnApproval;
  if (goesOn && (await mayDo(tx, shopId, actor, "publish")))
    await queueWriteBacks(tx, shopId, approvedIds, "apply", actor);
  return approvedIds;
}
