/** Notes the wish to swap pictures and enqueues the jobs, in the caller's transaction. */
import { policyActor } from "#core/activity.ts";
import type { Transaction } from "#prisma/client.ts";
import type { WriteBackDirection } from "#prisma/generated/enums.ts";
import { enqueueMany } from "../outbox.ts";

export async function queueWriteBacks(
  tx: Transaction,
  shopId: string,
  renditionIds: readonly string[],
  direction: WriteBackDirection,
  requestedBy: string,
  { anyway = false } = {},
): Promise<void> {
  // One that a person asked for alone does not wait for the rest of its run.
  const isAsked = renditionIds.length === 1 && requestedBy !== policyActor;
  const queued = await tx.writeBack.createManyAndReturn({
    data: renditionIds.map((renditionId) => ({ shopId, renditionId, direction, requestedBy, anyway })),
    select: { id: true, rendition: { select: { runId: true } } },
  });
  await enqueueMany(
    tx,
    "write-back",
    queued.map(({ id, rendition: { runId } }) => ({ shopId, writeBackId: id, ...(!isAsked && { runId }) })),
  );
}
