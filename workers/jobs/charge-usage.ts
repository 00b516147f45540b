/** Tells Shopify what a shop owes for pictures beyond its plan; after a crash under the same idempotency key. */
import { openBillingProvider } from "#connectors/shopify/billing/open-billing-provider.ts";
import { openUsageBatch } from "#services/billing/open-usage-batch.ts";
import { recordUsageBatch } from "#services/billing/record-usage-batch.ts";
import { env } from "#services/env.ts";
import type { JobHandler } from "../job-handler.ts";

export const chargeUsage: JobHandler<"charge-usage"> = {
  async run({ shopId }, { adminFor }) {
    const provider = openBillingProvider(env);
    if (provider === null) return;
    for (;;) {
      const batch = await openUsageBatch(shopId);
      if (batch === null) return;
      const { id: idempotencyKey, usageLineGid, amountMills, pictures } = batch;
      const description = `${pictures.toString()} pictures beyond the plan`;
      const usage = { idempotencyKey, usageLineGid, amountMills, description };
      await recordUsageBatch(shopId, batch, await provider.recordUsage(await adminFor(shopId), usage));
    }
  },

  /** The bundle stays open and goes first when the next picture is charged. */
  fail: () => Promise.resolve(),
};
