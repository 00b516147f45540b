/** Settles what the merchant changed in Shopify while a run's pictures waited: their picture stays, or ours goes in. */
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { noteSettled } from "../flow/note-settled.ts";
import { notFound } from "../not-found.ts";
import { approveRenditions } from "../review/approve-renditions.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** `ours` replaces the picture as it is now; that one stays in the shop's files, so the way back is open. */
export type ConflictChoice = "theirs" | "ours";

const perTransaction = 1_000;

/**
 * @param renditionId only this one; all of the run's conflicts without it
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function settleConflicts(
  shopId: string,
  runId: string,
  request: { choice: ConflictChoice; renditionId?: string | undefined; actor: string },
): Promise<{ settled: number }> {
  let settled = 0;
  for (;;) {
    const count = await settleSome(shopId, runId, request);
    settled += count;
    if (count < perTransaction) return { settled };
  }
}

function settleSome(
  shopId: string,
  runId: string,
  { choice, renditionId, actor }: Parameters<typeof settleConflicts>[2],
): Promise<number> {
  return prisma.$transaction(
    async (tx) => {
      if ((await tx.run.count({ where: { id: runId, shopId } })) === 0) throw notFound("run", runId);
      await requirePermission(tx, shopId, actor, "approve");
      if (choice === "ours") await requirePermission(tx, shopId, actor, "publish");
      const rows = await tx.rendition.findMany({
        where: {
          shopId,
          runId,
          state: "in_review",
          errorCode: "STALE",
          ...(renditionId && { id: renditionId }),
        },
        orderBy: { id: "asc" },
        take: perTransaction,
        select: { id: true },
      });
      const ids = rows.map(({ id }) => id);
      if (choice === "ours") return (await approveRenditions(tx, shopId, ids, actor, true)).length;
      return keepTheirs(tx, shopId, ids, actor);
    },
    { timeout: 60_000 },
  );
}

async function keepTheirs(tx: Transaction, shopId: string, ids: string[], actor: string): Promise<number> {
  const rejected = await tx.rendition.updateManyAndReturn({
    where: { id: { in: ids }, shopId, state: "in_review" },
    data: { state: "rejected", errorCode: null, errorMessage: null },
    select: { id: true },
  });
  const rejectedIds = rejected.map(({ id }) => id);
  await tx.decision.createMany({
    data: rejectedIds.map((renditionId) => ({ shopId, renditionId, kind: "rejected", actor })),
  });
  await recordPictureActivity(tx, shopId, rejectedIds, {
    ...{ kind: "picture.rejected", actor },
    ...{ before: { state: "in_review" }, after: { state: "rejected", error: "STALE" } },
  });
  await noteSettled(tx, shopId, rejectedIds);
  return rejectedIds.length;
}
