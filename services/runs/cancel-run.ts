/** Cancels a run: what is queued will not begin, and what is being rendered right now is thrown away. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** What is done stays done. A second time, or on a finished run, nothing changes. @throws AppError NOT_FOUND, FORBIDDEN */
export async function cancelRun(shopId: string, runId: string, actor: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const run = { id: runId, shopId };
    if ((await tx.run.count({ where: run })) === 0) throw notFound("run", runId);
    await requirePermission(tx, shopId, actor, "enhance");
    const products = await tx.runProduct.updateMany({
      where: { runId, state: "queued" },
      data: { state: "cancelled" },
    });
    const renditions = await tx.rendition.updateMany({
      where: { runId, shopId, state: { in: ["queued", "rendering"] } },
      data: { state: "cancelled" },
    });
    if (products.count + renditions.count === 0) return;
    await tx.run.updateMany({ where: { ...run, cancelledAt: null }, data: { cancelledAt: new Date() } });
    const stopped = { products: products.count, pictures: renditions.count };
    const about = { subject: "run", subjectId: runId } as const;
    await recordActivity(tx, shopId, { kind: "run.cancelled", actor, ...about, after: { stopped } });
  });
}
