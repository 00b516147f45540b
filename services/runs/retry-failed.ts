/** Tries again what failed in a run: products that could not be fetched, and pictures. */
import { AppError } from "#core/errors.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requireRoom } from "../billing/fit-to-plan.ts";
import { notFound } from "../not-found.ts";
import { enqueueMany } from "../outbox.ts";
import { requeueRenditions } from "../renditions/requeue-renditions.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** `retried` counts products and pictures. @throws AppError NOT_FOUND, FORBIDDEN, OVER_LIMIT, CONFLICT when the run was cancelled */
export async function retryFailed(
  shopId: string,
  runId: string,
  actor: string,
): Promise<{ retried: number }> {
  return prisma.$transaction(
    async (tx) => {
      const run = await tx.run.findUnique({ where: { id: runId, shopId }, select: { cancelledAt: true } });
      if (run === null) throw notFound("run", runId);
      await requirePermission(tx, shopId, actor, "enhance");
      if (run.cancelledAt !== null)
        throw new AppError(
          "CONFLICT",
          `expected a run that was not cancelled for a retry but received "${runId}"`,
          {
            userMessage: "This run was cancelled. Start a new one.",
          },
        );
      const products = await requeueProducts(tx, shopId, runId);
      const pictures = await requeueRenditions(tx, shopId, { runId, state: "failed" });
      await requireRoom(tx, shopId);
      const retried = { products, pictures: pictures.length };
      const about = { subject: "run", subjectId: runId } as const;
      await recordActivity(tx, shopId, { kind: "run.retried", actor, ...about, after: { retried } });
      return { retried: products + pictures.length };
    },
    { timeout: 60_000 },
  );
}

async function requeueProducts(tx: Transaction, shopId: string, runId: string): Promise<number> {
  const requeued = await tx.runProduct.updateManyAndReturn({
    where: { runId, state: "failed" },
    data: { state: "queued", errorCode: null, errorMessage: null },
    select: { id: true },
  });
  await enqueueMany(
    tx,
    "ingest-product",
    requeued.map(({ id }) => ({ shopId, runId, runProductId: id })),
  );
  return requeued.length;
}
