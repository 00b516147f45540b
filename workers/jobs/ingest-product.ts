/** Fetches one product's photos for a run. */
import { readProduct } from "#connectors/shopify/catalogue.ts";
import { AppError } from "#core/errors.ts";
import { failRunProduct } from "#services/ingest/fail-run-product.ts";
import { openRunProduct } from "#services/ingest/open-run-product.ts";
import { recordIngest } from "#services/ingest/record-ingest.ts";
import type { JobHandler } from "../job-handler.ts";
import { fetchPhotos } from "./fetch-photos.ts";

export const ingestProduct: JobHandler<"ingest-product"> = {
  async run({ shopId, runProductId }, tools) {
    const { productGid, cancelled } = await openRunProduct(shopId, runProductId);
    if (cancelled) return;
    const product = await readProduct(await tools.adminFor(shopId), productGid);
    if (product === null) throw new AppError("NOT_FOUND", `expected product ${productGid} but received none`);
    await recordIngest(shopId, runProductId, await fetchPhotos(product.images, tools));
  },

  async fail({ shopId, runProductId }, error) {
    await failRunProduct(shopId, runProductId, error);
  },
};
