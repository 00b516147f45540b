/** Asks for the originals of a whole run to be put back into the shop. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { queueWriteBacks } from "../write-backs/queue-write-backs.ts";

const perTransaction = 1_000;

/**
 * What is on its way back already is passed over, so that a second click, or the next one after a crash, only asks for
 * the rest. What still waits for its way into the shop is not stopped; see stop-write-backs.ts.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function revertRun(shopId: string, runId: string, actor: string): Promise<{ queued: number }> {
  let queued = 0;
  for (;;) {
    const { found, asked } = await revertSome(shopId, runId, actor);
    queued += asked;
    if (found < perTransaction) break;
  }
  if (queued > 0)
    await recordActivity(prisma, shopId, {
      ...{ kind: "run.reverted", actor, subject: "run", subjectId: runId },
      after: { pictures: queued },
    });
  return { queued };
}

function revertSome(shopId: string, runId: string, actor: string): Promise<{ found: number; asked: number }> {
  return prisma.$transaction(
    async (tx) => {
      if ((await tx.run.count({ where: { id: runId, shopId } })) === 0) throw notFound("run", runId);
      await requirePermission(tx, shopId, actor, "publish");
      const locked = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Rendition" WHERE "runId" = ${runId} AND "shopId" = ${shopId} AND state = 'written_back'
          AND NOT EXISTS (SELECT FROM "WriteBack" WHERE "renditionId" = "Rendition".id AND direction = 'revert'
            AND state IN ('queued', 'running'))
        ORDER BY id LIMIT ${perTransaction} FOR UPDATE`;
      // Asked once more now that they are held: somebody's click may have come first.
      const underWay = await tx.writeBack.findMany({
        where: {
          ...{ shopId, direction: "revert", state: { in: ["queued", "running"] } },
          renditionId: { in: locked.map(({ id }) => id) },
        },
        select: { renditionId: true },
      });
      const asked = new Set(underWay.map(({ renditionId }) => renditionId));
      const ids = locked.map(({ id }) => id).filter((id) => !asked.has(id));
      await tx.decision.createMany({
        data: ids.map((renditionId) => ({ shopId, renditionId, kind: "reverted", actor })),
      });
      await recordPictureActivity(tx, shopId, ids, { kind: "revert.asked", actor });
      await queueWriteBacks(tx, shopId, ids, "revert", actor);
      return { found: locked.length, asked: ids.length };
    },
    { timeout: 60_000 },
  );
}
