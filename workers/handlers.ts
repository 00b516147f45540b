/**
 * What does each job. To add one: an entry in core/jobs.ts, a file in workers/jobs, a line here; a missing line does
 * not compile.
 */
import type { Handlers } from "./job-handler.ts";
import { ingestProduct } from "./jobs/ingest-product.ts";
import { renderPicture } from "./jobs/render.ts";
import { syncCatalogue } from "./jobs/sync-catalogue.ts";
import { syncProduct } from "./jobs/sync-product.ts";
import { writeBack } from "./jobs/write-back.ts";

export const handlers = {
  "sync-catalogue": syncCatalogue,
  "sync-product": syncProduct,
  "ingest-product": ingestProduct,
  render: renderPicture,
  "write-back": writeBack,
} satisfies Handlers;
