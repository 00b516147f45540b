/** Reads what a shop is subscribed to. */
import { openBillingProvider } from "#connectors/shopify/billing/open-billing-provider.ts";
import { recordPlan } from "#services/billing/record-plan.ts";
import { env } from "#services/env.ts";
import type { JobHandler } from "../job-handler.ts";

export const syncPlan: JobHandler<"sync-plan"> = {
  async run({ shopId }, { adminFor }) {
    const provider = openBillingProvider(env);
    if (provider === null) return;
    await recordPlan(shopId, await provider.readPlan(await adminFor(shopId)));
  },

  /** What was known of the plan stays; the plan page reads it again. */
  fail: () => Promise.resolve(),
};
