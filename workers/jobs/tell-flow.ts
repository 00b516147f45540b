/**
 * Tells Shopify Flow what happened to a product's pictures. Shopify knows no idempotency key here: when a worker dies
 * after Shopify heard it and before it could say so, it is told again.
 */
import { tellFlow } from "#connectors/shopify/tell-flow.ts";
import { endFlowEvent } from "#services/flow/end-flow-event.ts";
import { openFlowEvent } from "#services/flow/open-flow-event.ts";
import type { JobHandler } from "../job-handler.ts";

export const tellFlowJob: JobHandler<"tell-flow"> = {
  async run({ shopId, flowEventId }, { adminFor }) {
    const news = await openFlowEvent(shopId, flowEventId);
    if (news === null) return;
    await endFlowEvent(shopId, flowEventId, await tellFlow(await adminFor(shopId), news));
  },

  async fail({ shopId, flowEventId }) {
    await endFlowEvent(shopId, flowEventId, "failed");
  },
};
