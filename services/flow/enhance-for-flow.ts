/** Does one step of a Shopify Flow workflow, and tells how far it is whenever Flow asks again. */
import type { FlowAction } from "#core/flow.ts";
import { prisma } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";
import { startRun } from "../runs/start-run.ts";
import { readSettings } from "../settings/read-settings.ts";

export const flowActor = "flow";

/**
 * "done" once every photo of the product has its picture, or has failed for good.
 * @throws AppError BAD_INPUT for an unknown preset or a deleted product, OVER_LIMIT when the plan has no room
 */
export async function enhanceForFlow(
  shopId: string,
  { action_run_id: actionRunId, properties }: FlowAction,
): Promise<"working" | "done"> {
  const { product_id: gid, preset } = properties;
  const requestKey = `flow ${actionRunId}`;
  const begun = await prisma.run.findUnique({
    where: { shopId_requestKey: { shopId, requestKey } },
    select: { id: true },
  });
  if (begun !== null) return (await isSettled(begun.id)) ? "done" : "working";
  if (!(await isKnown(shopId, gid))) return "working";
  const presetName = preset || (await readSettings(prisma, shopId)).defaultPreset;
  await startRun(shopId, { productGids: [gid], presetName, actor: flowActor, trigger: "flow", requestKey });
  return "working";
}

/** A product that we have not met, because it is new perhaps, is read first; Flow asks again meanwhile. */
async function isKnown(shopId: string, gid: string): Promise<boolean> {
  if ((await prisma.product.count({ where: { shopId, gid } })) > 0) return true;
  const payload = { shopId, productGid: gid };
  const isOnItsWay = { job: "sync-product", finishedAt: null, payload: { equals: payload } };
  if ((await prisma.outboxMessage.count({ where: isOnItsWay })) === 0)
    await enqueue(prisma, "sync-product", payload);
  return false;
}

/** Products first: one that counts as ingested has its pictures by then. */
async function isSettled(runId: string): Promise<boolean> {
  if ((await prisma.runProduct.count({ where: { runId, state: "queued" } })) > 0) return false;
  return (await prisma.rendition.count({ where: { runId, state: { in: ["queued", "rendering"] } } })) === 0;
}
