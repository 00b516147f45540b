/** Cancels a run: what is queued will not begin, and what is being rendered right now is thrown away. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** What is done stays done. A second time, or on a finished run, nothing changes. @throws AppError NOT_FOUND */
export async function cancelRun(shopId: string, runId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const run = { id: runId, shopId };
    if ((await tx.run.count({ where: run })) === 0) throw notFound("run", runId);
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
  });
}
