/** Mirrors the shop's products: page by page when they are few or only what changed is asked for, else by an export. */
import { parseProducts } from "#connectors/shopify/bulk/parse-products.ts";
import { readProducts } from "#connectors/shopify/catalogue.ts";
import { countProducts } from "#connectors/shopify/count-products.ts";
import { endBulkRead, findBulkRead } from "#services/catalogue/bulk-read.ts";
import { finishSync } from "#services/catalogue/finish-sync.ts";
import { readAgain } from "#services/catalogue/read-again.ts";
import { recordProducts } from "#services/catalogue/record-products.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
import { readInBulk } from "../read-in-bulk.ts";

/** A page costs about 40 of 100 points a second: up to here, pages are there before an export has begun. */
const exportFrom = 1_000;

export const syncCatalogue: JobHandler<"sync-catalogue"> = {
  async run({ shopId, since: sinceText }, tools) {
    if (sinceText !== undefined) return readPages(shopId, tools, new Date(sinceText));
    if (await isLarge(shopId, tools)) return readExport(shopId, tools);
    await readPages(shopId, tools);
  },

  async fail({ shopId }) {
    await endBulkRead(shopId, "products");
    await finishSync(shopId, new Date(), false);
  },
};

async function isLarge(shopId: string, { adminFor }: JobTools): Promise<boolean> {
  if ((await findBulkRead(shopId, "products")) !== null) return true;
  return (await countProducts(await adminFor(shopId), exportFrom)) >= exportFrom;
}

async function readPages(shopId: string, { adminFor, signal }: JobTools, since?: Date): Promise<void> {
  const startedAt = new Date();
  const pages = readProducts(await adminFor(shopId), { signal, ...(since && { since }) });
  for await (const products of pages) await recordProducts(shopId, products);
  await finishSync(shopId, startedAt, true, since);
}

async function readExport(shopId: string, tools: JobTools): Promise<void> {
  const outcome = await readInBulk(shopId, "products", tools, async (lines, faults, note) => {
    let recorded = 0;
    for await (const products of parseProducts(lines, faults)) {
      await recordProducts(shopId, products);
      recorded += products.length;
      const { stop } = await note(recorded);
      if (stop) return;
    }
  });
  await readAgain(shopId, [...outcome.strays]);
  await finishSync(shopId, outcome.startedAt, outcome.complete);
}
