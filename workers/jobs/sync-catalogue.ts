/** Mirrors the shop's products. */
import { readProducts } from "#connectors/shopify/catalogue.ts";
import { finishSync } from "#services/catalogue/finish-sync.ts";
import { recordProducts } from "#services/catalogue/record-products.ts";
import type { JobHandler } from "../job-handler.ts";

export const syncCatalogue: JobHandler<"sync-catalogue"> = {
  async run({ shopId, since: sinceText }, { adminFor, signal }) {
    const startedAt = new Date();
    const since = sinceText === undefined ? undefined : new Date(sinceText);
    const pages = readProducts(await adminFor(shopId), { signal, ...(since && { since }) });
    for await (const products of pages) await recordProducts(shopId, products);
    await finishSync(shopId, startedAt, true, since);
  },

  async fail({ shopId }) {
    await finishSync(shopId, new Date(), false);
  },
};
