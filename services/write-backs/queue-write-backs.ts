/** Notes the wish to swap pictures and enqueues the jobs, in the caller's transaction. */
import type { Transaction } from "#prisma/client.ts";
import type { WriteBackDirection } from "#prisma/generated/enums.ts";
import { enqueueMany } from "../outbox.ts";

export async function queueWriteBacks(
  tx: Transaction,
  shopId: string,
  renditionIds: readonly string[],
  direction: WriteBackDirection,
  requestedBy: string,
): Promise<void> {
  const queued = await tx.writeBack.createManyAndReturn({
    data: renditionIds.map((renditionId) => ({ shopId, renditionId, direction, requestedBy })),
    select: { id: true },
  });
  await enqueueMany(
    tx,
    "write-back",
    queued.map(({ id }) => ({ shopId, writeBackId: id })),
  );
}
