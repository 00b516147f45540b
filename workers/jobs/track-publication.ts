/** Looks at what a channel shows of a publication: until it is what we sent, then once a day whether it still is. */
import type { PublishStatus } from "#connectors/connector.ts";
import type { WantedImage } from "#core/publishing/image-plan.ts";
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import { looksSame } from "#imaging/sets/looks-same.ts";
import { readPicture } from "#services/publications/public-pictures.ts";
import { openLook, recordDriftCheck, recordLook, recordNoLook } from "#services/publications/track.ts";
import { fetchLivePicture } from "../fetch-live-picture.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
import { withCalls } from "../with-calls.ts";

export const trackPublication: JobHandler<"track-publication"> = {
  async run({ shopId, publicationId }, tools) {
    const opened = await openLook(shopId, publicationId);
    if (opened === null) return;
    const { listingId, accountId, ref, ledger, target, shownBefore } = opened;
    await withCalls(shopId, publicationId, async (record) => {
      const client = await tools.openChannel({ shopId, accountId, signal: tools.signal, record });
      const status = await client.status(ref, ledger);
      if (shownBefore !== null)
        return recordDriftCheck(shopId, publicationId, listingId, shownBefore, status.images);
      const matches = await shows(shopId, status, target, tools);
      await recordLook(shopId, publicationId, listingId, { ...status, matches });
    });
  },

  fail: ({ shopId, publicationId }) => recordNoLook(shopId, publicationId),
};

/** Picture by picture, in order, by what is to be seen: channels make files of their own. */
async function shows(
  shopId: string,
  { processed, images }: PublishStatus,
  target: readonly WantedImage[],
  tools: JobTools,
): Promise<boolean> {
  if (!processed || images.length < target.length) return false;
  for (const [index, wanted] of target.entries()) {
    const live = images[index];
    if (live === undefined || !(await isShown(shopId, live, wanted, tools))) return false;
  }
  return true;
}

async function isShown(
  shopId: string,
  live: LiveImage,
  { source }: WantedImage,
  { trustedOrigins, signal }: JobTools,
): Promise<boolean> {
  if (source.kind === "present" && imageKey(live) === imageKey(source)) return true;
  const sha256 = source.kind === "rendition" ? source.sha256 : source.copy?.sha256;
  if (sha256 === undefined) return false;
  const shown = await fetchLivePicture(live.url, trustedOrigins, signal);
  return shown !== null && (await looksSame(shown.bytes, await readPicture(shopId, sha256)));
}
