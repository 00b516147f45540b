/** Puts renditions back to the start: into the render queue, or first back to fetching when their photo is missing. */
import { statesBefore, type RenditionState } from "#core/rendition-state.ts";
import type { Transaction } from "#prisma/client.ts";
import { enqueueMany } from "../outbox.ts";

interface Chosen {
  readonly runId?: string;
  readonly id?: string;
  /** Only those in this state, or in one of these. */
  readonly state: RenditionState | readonly RenditionState[];
}

/** Returns the ids of those that really went back. */
export async function requeueRenditions(tx: Transaction, shopId: string, chosen: Chosen): Promise<string[]> {
  const { state, ...where } = chosen;
  const wanted = statesBefore("queued").filter((before) => [state].flat().includes(before));
  const requeued = await tx.rendition.updateManyAndReturn({
    where: { ...where, shopId, state: { in: wanted } },
    data: { state: "queued", errorCode: null, errorMessage: null },
    select: { id: true, assetId: true, runId: true, productId: true },
  });
  const fetched = requeued.filter(({ assetId }) => assetId !== null);
  await enqueueMany(
    tx,
    "render",
    fetched.map(({ id, runId }) => ({ shopId, renditionId: id, runId })),
  );
  const pairs = requeued.filter(({ assetId }) => assetId === null);
  await fetchAgain(tx, shopId, pairs);
  return requeued.map(({ id }) => id);
}

/** The rendition waits as `queued` without a photo until ingest brings one; see services/ingest/record-ingest.ts. */
async function fetchAgain(
  tx: Transaction,
  shopId: string,
  pairs: readonly { runId: string; productId: string }[],
): Promise<void> {
  const productsByRun = Map.groupBy(pairs, ({ runId }) => runId);
  for (const [runId, waiting] of productsByRun) {
    const opened = await tx.runProduct.updateManyAndReturn({
      where: {
        runId,
        productId: { in: waiting.map(({ productId }) => productId) },
        state: { not: "queued" },
      },
      data: { state: "queued", errorCode: null, errorMessage: null },
      select: { id: true },
    });
    await enqueueMany(
      tx,
      "ingest-product",
      opened.map(({ id }) => ({ shopId, runId, runProductId: id })),
    );
  }
}
