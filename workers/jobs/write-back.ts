/** Swaps one approved picture into the shop, or swaps it back out; goes on where a killed worker stopped. */
import type { AdminClient } from "#connectors/shopify/admin-client.ts";
import { replaceMedia } from "#connectors/shopify/replace-media.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { failWriteBack } from "#services/write-backs/fail-write-back.ts";
import { type OpenWriteBack, openWriteBack } from "#services/write-backs/open-write-back.ts";
import { recordWriteBack } from "#services/write-backs/record-write-back.ts";
import { saveLedger } from "#services/write-backs/save-ledger.ts";
import { withProductLease } from "#services/write-backs/with-product-lease.ts";
import type { JobHandler } from "../job-handler.ts";
import { planWriteBack } from "./plan-write-back.ts";

export const writeBack: JobHandler<"write-back"> = {
  async run({ shopId, writeBackId }, tools) {
    const { jobId, adminFor, signal, isLastTry } = tools;
    const found = await openWriteBack(shopId, writeBackId);
    if (found === null) return;
    await withProductLease(shopId, found.productGid, jobId, async (leaseLost) => {
      // Another job may have done it while this one waited for the lease.
      const opened = await openWriteBack(shopId, writeBackId);
      if (opened === null) return;
      const client = await adminFor(shopId);
      const save = (ledger: SwapLedger) => saveLedger(shopId, writeBackId, ledger);
      const how = { saveLedger: save, signal: AbortSignal.any([signal, leaseLost]), isLastTry };
      const plan = () => planWriteBack(shopId, opened, client, { ...tools, signal: how.signal });
      const finished = await swap(opened, client, plan, how);
      await recordWriteBack(shopId, writeBackId, finished);
    });
  },

  async fail({ shopId, writeBackId }, error) {
    await failWriteBack(shopId, writeBackId, error);
  },
};

type Swapping = Pick<Parameters<typeof replaceMedia>[0], "saveLedger" | "signal" | "isLastTry">;

async function swap(
  { ledger: known, file }: OpenWriteBack,
  client: AdminClient,
  plan: () => Promise<SwapLedger>,
  how: Swapping,
): Promise<SwapLedger> {
  const ledger = known ?? (await plan());
  if (known === null) await how.saveLedger(ledger);
  return replaceMedia({ client, ledger, ...how, ...(file && { file }) });
}
