/** Mirrors which products belong to which collection, by an export; a collection can hold the whole catalogue. */
import { parseCollections } from "#connectors/shopify/bulk/parse-collections.ts";
import { endBulkRead } from "#services/catalogue/bulk-read.ts";
import { finishCollections, recordMembers } from "#services/catalogue/record-collections.ts";
import type { JobHandler } from "../job-handler.ts";
import { readInBulk } from "../read-in-bulk.ts";

export const syncCollections: JobHandler<"sync-collections"> = {
  async run({ shopId }, tools) {
    const outcome = await readInBulk(shopId, "collections", tools, async (lines, faults) => {
      for await (const batch of parseCollections(lines, faults)) await recordMembers(shopId, batch);
    });
    if (outcome.complete && outcome.strays.size === 0) await finishCollections(shopId, outcome.startedAt);
  },

  /** The memberships stay as they were; the next whole reading of the catalogue brings them up to date. */
  async fail({ shopId }) {
    await endBulkRead(shopId, "collections");
  },
};
