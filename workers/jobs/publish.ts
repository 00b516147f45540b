/**
 * Sends the pictures of one listing to its channel; goes on where a killed worker stopped. Where many wait and the channel
 * takes them together, they are left to publish-feed.ts.
 */
import type { ChannelClient } from "#connectors/connector.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";
import { gatherFeed } from "#services/publications/gather-feed.ts";
import { planAgain } from "#services/publications/keep-snapshot.ts";
import {
  beginPublish,
  type OpenPublish,
  openPublish,
  saveLedger,
} from "#services/publications/open-publish.ts";
import { readPicture } from "#services/publications/public-pictures.ts";
import { failPublication, recordOutcome } from "#services/publications/record-outcome.ts";
import { withListingLease } from "#services/publications/with-listing-lease.ts";
import type { JobHandler } from "../job-handler.ts";
import { keepPresent } from "../keep-present.ts";
import { withCalls } from "../with-calls.ts";

export const publish: JobHandler<"publish"> = {
  async run({ shopId, publicationId }, tools) {
    const found = await openPublish(shopId, publicationId);
    if (found === null) return;
    const { listingId, accountId } = found;
    await withListingLease(listingId, tools.jobId, async (leaseLost) => {
      // Another job may have sent it while this one waited for the lease.
      const opened = await openPublish(shopId, publicationId);
      if (opened === null) return;
      await withCalls(shopId, publicationId, async (record) => {
        const signal = AbortSignal.any([tools.signal, leaseLost]);
        const client = await tools.openChannel({ shopId, accountId, signal, record });
        if (!opened.hasSnapshot) {
          if (client.bulk !== null && (await gatherFeed(shopId, publicationId, client.bulk))) return;
          const present = await client.readImages(opened.ref);
          const isKept = await keepPresent(shopId, publicationId, opened.plan, present, tools);
          if (!isKept) return planAgain(shopId, publicationId);
        }
        await beginPublish(shopId, publicationId, listingId);
        const outcome = await send(shopId, publicationId, opened, client);
        await recordOutcome(shopId, publicationId, outcome);
      });
    });
  },

  async fail({ shopId, publicationId }, error) {
    await failPublication(shopId, publicationId, error);
  },
};

function send(shopId: string, publicationId: string, opened: OpenPublish, client: ChannelClient) {
  const { ref: listing, productType, plan, ledger } = opened;
  const openPicture = (sha256: string) => readPicture(shopId, sha256);
  const save = (next: PublishLedger) => saveLedger(shopId, publicationId, next);
  return client.publish({ listing, productType, plan, openPicture }, { ledger, saveLedger: save });
}
