/** Reads one product again, after a webhook or after we changed it, and enhances a new one when the shop asked for that. */
import { readProduct } from "#connectors/shopify/catalogue.ts";
import { forgetProduct } from "#services/catalogue/forget-product.ts";
import { recordProducts } from "#services/catalogue/record-products.ts";
import { startRun } from "#services/runs/start-run.ts";
import { readShop } from "#services/shops/read-shop.ts";
import type { JobHandler } from "../job-handler.ts";

export const syncProduct: JobHandler<"sync-product"> = {
  async run({ shopId, productGid }, { adminFor }) {
    const product = await readProduct(await adminFor(shopId), productGid);
    if (product === null) return forgetProduct(shopId, productGid);
    await recordProducts(shopId, [product]);
    if (product.images.length > 0) await enhanceNew(shopId, productGid);
  },

  /** The mirror stays as it was; the next sync of the catalogue brings it up to date. */
  fail: () => Promise.resolve(),
};

/** Products that were enhanced before are left out, so a repeated webhook starts nothing. */
async function enhanceNew(shopId: string, productGid: string): Promise<void> {
  const { settings } = await readShop(shopId);
  if (!settings.enhanceNewProducts) return;
  const { defaultPreset: presetName } = settings;
  await startRun(shopId, { productGids: [productGid], presetName, actor: "Packshot", trigger: "webhook" });
}
