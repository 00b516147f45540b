/** Fetches one product's photos for a run. */
import { readPictures } from "#connectors/shopify/catalogue.ts";
import { AppError } from "#core/errors.ts";
import { failRunProduct } from "#services/ingest/fail-run-product.ts";
import { openRunProduct } from "#services/ingest/open-run-product.ts";
import { recordIngest } from "#services/ingest/record-ingest.ts";
import type { JobHandler } from "../job-handler.ts";
import { fetchPhotos } from "./fetch-photos.ts";

export const ingestProduct: JobHandler<"ingest-product"> = {
  async run({ shopId, runProductId }, tools) {
    const { productGid, mediaGids, cancelled } = await openRunProduct(shopId, runProductId);
    if (cancelled) return;
    const pictures = await readPictures(await tools.adminFor(shopId), productGid);
    if (pictures === null)
      throw new AppError("NOT_FOUND", `expected product ${productGid} but received none`);
    const isMeant = (mediaGid: string) => mediaGids.length === 0 || mediaGids.includes(mediaGid);
    const images = pictures.filter(({ mediaId }) => isMeant(mediaId));
    await recordIngest(shopId, runProductId, await fetchPhotos(images, tools));
  },

  async fail({ shopId, runProductId }, error) {
    await failRunProduct(shopId, runProductId, error);
  },
};
