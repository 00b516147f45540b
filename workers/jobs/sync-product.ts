/** Reads one product again after it changed in the shop. */
import { readProduct } from "#connectors/shopify/catalogue.ts";
import { forgetProduct } from "#services/catalogue/forget-product.ts";
import { recordProducts } from "#services/catalogue/record-products.ts";
import type { JobHandler } from "../job-handler.ts";

export const syncProduct: JobHandler<"sync-product"> = {
  async run({ shopId, productGid }, { adminFor }) {
    const product = await readProduct(await adminFor(shopId), productGid);
    if (product === null) return forgetProduct(shopId, productGid);
    await recordProducts(shopId, [product]);
  },

  /** The mirror stays as it was; the next sync of the catalogue brings it up to date. */
  fail: () => Promise.resolve(),
};
