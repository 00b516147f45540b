/** Stops what waits for its way into the shop, or out of it, in one run; a swap that has begun is finished. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** Pictures stay approved, or in the shop, and can be asked for again. @throws AppError NOT_FOUND, FORBIDDEN */
export async function stopWriteBacks(
  shopId: string,
  runId: string,
  actor: string,
): Promise<{ stopped: number }> {
  return prisma.$transaction(
    async (tx) => {
      if ((await tx.run.count({ where: { id: runId, shopId } })) === 0) throw notFound("run", runId);
      await requirePermission(tx, shopId, actor, "publish");
      const { count: stopped } = await tx.writeBack.updateMany({
        where: { shopId, state: "queued", rendition: { runId } },
        data: { state: "cancelled", finishedAt: new Date() },
      });
      if (stopped > 0)
        await recordActivity(tx, shopId, {
          ...{ kind: "run.swaps-stopped", actor, subject: "run", subjectId: runId },
          after: { pictures: stopped },
        });
      return { stopped };
    },
    { timeout: 60_000 },
  );
}
