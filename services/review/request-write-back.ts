/** Asks for approved pictures to be put into the shop, where that does not happen by itself on approval. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { queueWriteBacks } from "../write-backs/queue-write-backs.ts";

const perStatement = 1_000;

/**
 * Those that are not approved, or on their way already, are passed over; `queued` counts the others.
 * @throws AppError FORBIDDEN; NOT_FOUND when one is not this shop's
 */
export async function requestWriteBack(
  shopId: string,
  renditionIds: readonly string[],
  actor: string,
): Promise<{ queued: number }> {
  const ids = [...new Set(renditionIds)].sort();
  let queued = 0;
  for (let from = 0; from < ids.length; from += perStatement) {
    queued += await requestChunk(shopId, ids.slice(from, from + perStatement), actor);
  }
  return { queued };
}

function requestChunk(shopId: string, ids: string[], actor: string): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string; state: string }[]>`
      SELECT id, state FROM "Rendition" WHERE id = ANY(${ids}) AND "shopId" = ${shopId} ORDER BY id FOR UPDATE`;
    const missing = ids.find((id) => !locked.some((row) => row.id === id));
    if (missing !== undefined) throw notFound("rendition", missing);
    await requirePermission(tx, shopId, actor, "publish");
    const approved = locked.filter(({ state }) => state === "approved").map(({ id }) => id);
    const underWay = await tx.writeBack.findMany({
      where: { shopId, renditionId: { in: approved }, state: { in: ["queued", "running"] } },
      select: { renditionId: true },
    });
    const free = approved.filter((id) => !underWay.some(({ renditionId }) => renditionId === id));
    await recordPictureActivity(tx, shopId, free, { kind: "write-back.asked", actor });
    await queueWriteBacks(tx, shopId, free, "apply", actor);
    return free.length;
  });
}
