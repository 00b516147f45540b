/** Undoes a swap that was given up half-way, when Shopify would not even let it be undone at once. */
import { undoSwap } from "#connectors/shopify/replace-media.ts";
import type { SwapLedger } from "#core/write-back.ts";
import { openUndo } from "#services/write-backs/open-undo.ts";
import { giveUpUndo, recordUndone } from "#services/write-backs/record-undo.ts";
import { withProductLease } from "#services/write-backs/with-product-lease.ts";
import type { JobHandler } from "../job-handler.ts";

export const undoWriteBack: JobHandler<"undo-write-back"> = {
  async run({ shopId, writeBackId }, { jobId, adminFor, signal }) {
    const opened = await openUndo(shopId, writeBackId);
    if (opened === null) return;
    await withProductLease(shopId, opened.productGid, jobId, async (leaseLost) => {
      const saveLedger = (ledger: SwapLedger) => recordUndone(shopId, writeBackId, ledger);
      const how = { saveLedger, signal: AbortSignal.any([signal, leaseLost]) };
      const { ledger, original } = opened;
      await undoSwap({ client: await adminFor(shopId), ledger, ...how, ...(original && { file: original }) });
    });
  },

  async fail({ shopId, writeBackId }) {
    await giveUpUndo(shopId, writeBackId);
  },
};
