/** Sends the pictures of one listing to its channel; goes on where a killed worker stopped. */
import type { ChannelClient } from "#connectors/connector.ts";
import type { PictureFile } from "#core/publishing/image-plan.ts";
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";
import { isAsPlanned, keepSnapshot, planAgain } from "#services/publications/keep-snapshot.ts";
import {
  beginPublish,
  type OpenPublish,
  openPublish,
  saveLedger,
} from "#services/publications/open-publish.ts";
import { keepCopy, readPicture } from "#services/publications/public-pictures.ts";
import { failPublication, recordOutcome } from "#services/publications/record-outcome.ts";
import { withListingLease } from "#services/publications/with-listing-lease.ts";
import { fetchLivePicture } from "../fetch-live-picture.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
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
        const ready = opened.hasSnapshot || (await prepare(shopId, publicationId, opened, client, tools));
        if (!ready) return planAgain(shopId, publicationId);
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

/** Keeps what is there before the first change; false when that is not what was approved to be changed. */
async function prepare(
  shopId: string,
  publicationId: string,
  { plan, ref }: OpenPublish,
  client: ChannelClient,
  tools: JobTools,
): Promise<boolean> {
  const present = await client.readImages(ref);
  if (!isAsPlanned(plan, present)) return false;
  const leaving = plan.changes.flatMap(({ kind, before }) =>
    before !== null && (kind === "remove" || kind === "replace") ? [before] : [],
  );
  await keepSnapshot(shopId, publicationId, present, await copy(shopId, leaving, tools));
  return true;
}

async function copy(
  shopId: string,
  images: readonly LiveImage[],
  { trustedOrigins, signal }: JobTools,
): Promise<Map<string, PictureFile>> {
  const copies = new Map<string, PictureFile>();
  for (const image of images) {
    const picture = await fetchLivePicture(image.url, trustedOrigins, signal);
    if (picture !== null)
      copies.set(imageKey(image), await keepCopy(shopId, picture.bytes, picture.mimeType));
  }
  return copies;
}

function send(shopId: string, publicationId: string, opened: OpenPublish, client: ChannelClient) {
  const { ref: listing, productType, plan, ledger } = opened;
  const openPicture = (sha256: string) => readPicture(shopId, sha256);
  const save = (next: PublishLedger) => saveLedger(shopId, publicationId, next);
  return client.publish({ listing, productType, plan, openPicture }, { ledger, saveLedger: save });
}
