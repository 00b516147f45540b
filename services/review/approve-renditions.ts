/** Approves renditions that are in review: the state, the decision and the write-back in the caller's transaction. */
import type { Transaction } from "#prisma/client.ts";
import { readSettings } from "../settings/read-settings.ts";
import { queueWriteBacks } from "../write-backs/queue-write-backs.ts";

/** Returns the ids that were really in review. @param actor a person, or "policy" */
export async function approveRenditions(
  tx: Transaction,
  shopId: string,
  ids: string[],
  actor: string,
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
  const { writeBackOnApproval } = await readSettings(tx, shopId);
  if (writeBackOnApproval) await queueWriteBacks(tx, shopId, approvedIds, "apply", actor);
  return approvedIds;
}
