/** Looks at the pictures of the next few products of an audit. */
import { fetchImage } from "#connectors/shopify/fetch-image.ts";
import { smallerCopy } from "#connectors/shopify/smaller-copy.ts";
import type { PictureMeasures } from "#core/audit/picture-measures.ts";
import { toAppError } from "#core/errors.ts";
import { measurePicture } from "#imaging/audit/measure-picture.ts";
import { failAudit } from "#services/audit/fail-audit.ts";
import { type ChunkPicture, openChunk } from "#services/audit/open-chunk.ts";
import { recordChunk, type SeenPicture } from "#services/audit/record-chunk.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";

const maxSidePx = 1_200;
const maxBytes = 20_971_520;
const timeoutMs = 30_000;
/** While some are on the wire, others are measured. */
const atOnce = 4;

export const auditProducts: JobHandler<"audit-products"> = {
  async run({ shopId, auditId }, tools) {
    const chunk = await openChunk(shopId, auditId);
    if (chunk === null) return;
    await recordChunk(shopId, auditId, chunk, await lookAtAll(chunk.pictures, tools));
  },

  async fail({ shopId, auditId }, error) {
    await failAudit(shopId, auditId, error);
  },
};

/** In the order given; without those that could not be fetched for now. */
async function lookAtAll(pictures: readonly ChunkPicture[], tools: JobTools): Promise<SeenPicture[]> {
  const seen: (SeenPicture | null)[] = pictures.map(() => null);
  let next = 0;
  const lane = async () => {
    while (next < pictures.length) {
      const place = next++;
      seen[place] = await lookAt(pictures[place] as ChunkPicture, tools);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return seen.filter((picture) => picture !== null);
}

/** @throws AppError for a failure that may pass, while the job has tries left */
async function lookAt(picture: ChunkPicture, tools: JobTools): Promise<SeenPicture | null> {
  tools.signal.throwIfAborted();
  if (picture.measures !== null) return picture;
  try {
    return { ...picture, measures: await measure(picture, tools) };
  } catch (thrown) {
    tools.signal.throwIfAborted();
    const error = toAppError(thrown);
    if (error.retry === "never") return { ...picture, measures: null };
    if (!tools.isLastTry) throw error;
    return null;
  }
}

async function measure(
  picture: ChunkPicture,
  { trustedOrigins, signal }: JobTools,
): Promise<PictureMeasures> {
  const { url, isWhole } = smallerCopy(picture, maxSidePx);
  const { bytes } = await fetchImage(url, { trustedOrigins, signal, maxBytes, timeoutMs });
  return measurePicture(bytes, isWhole);
}
