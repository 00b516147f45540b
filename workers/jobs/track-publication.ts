/** Looks at what a channel shows of a publication: until it is what we sent, then once a day whether it still is. */
import type { PublishStatus } from "#connectors/connector.ts";
import type { WantedImage } from "#core/publishing/image-plan.ts";
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import { looksSame } from "#imaging/sets/looks-same.ts";
import { readPicture } from "#services/publications/public-pictures.ts";
import {
  keysOf,
  type OpenLook,
  openLook,
  recordDriftCheck,
  recordLook,
  recordNoLook,
} from "#services/publications/track.ts";
import { fetchLivePicture } from "../fetch-live-picture.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
import { withCalls } from "../with-calls.ts";

export const trackPublication: JobHandler<"track-publication"> = {
  async run({ shopId, publicationId }, tools) {
    const opened = await openLook(shopId, publicationId);
    if (opened === null) return;
    const { accountId, ref, ledger, shownBefore } = opened;
    await withCalls(shopId, publicationId, async (record) => {
      const client = await tools.openChannel({ shopId, accountId, signal: tools.signal, record });
      const status = await client.status(ref, ledger);
      if (shownBefore === null) {
        const matches = status.processed && (await shows(shopId, status, opened, tools));
        return recordLook(shopId, publicationId, opened, { ...status, matches });
      }
      const keys = keysOf(status);
      const isUnchanged = keys.join("\n") === shownBefore.join("\n");
      const mayBeSame = keys.length === shownBefore.length;
      const matches = isUnchanged || (mayBeSame && (await shows(shopId, status, opened, tools)));
      return recordDriftCheck(shopId, publicationId, opened, { ...status, matches });
    });
  },

  fail: ({ shopId, publicationId }) => recordNoLook(shopId, publicationId),
};

/**
 * Picture by picture, in order, by what is to be seen: channels make files of their own. One that should have gone must
 * not be there: Amazon accepts removals that it does not carry out, https://github.com/amzn/selling-partner-api-docs/issues/3554
 */
async function shows(
  shopId: string,
  { images, shown = [] }: PublishStatus,
  { target, known }: OpenLook,
  tools: JobTools,
): Promise<boolean> {
  const isLeftOver = (image: LiveImage) =>
    known.has(imageKey(image)) && !target.some(({ slot }) => slot === image.slot);
  if (images.some(isLeftOver)) return false;
  for (const wanted of target) {
    const here = ({ slot }: LiveImage) => slot === wanted.slot;
    const own = images.find(here);
    if (own === undefined || !(await isShown(shopId, shown.find(here) ?? own, wanted, tools))) return false;
  }
  return true;
}

async function isShown(
  shopId: string,
  live: LiveImage,
  { source }: WantedImage,
  { trustedOrigins, signal }: JobTools,
): Promise<boolean> {
  if (live.url === source.url || (source.kind === "present" && imageKey(live) === imageKey(source)))
    return true;
  const read = (url: string) =>
    fetchLivePicture(url, trustedOrigins, signal).then((picture) => picture?.bytes ?? null);
  const sha256 = source.kind === "rendition" ? source.sha256 : source.copy?.sha256;
  const wanted = sha256 === undefined ? await read(source.url) : await readPicture(shopId, sha256);
  const shown = wanted === null ? null : await read(live.url);
  return wanted !== null && shown !== null && looksSame(shown, wanted);
}
