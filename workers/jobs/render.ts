/** Renders one photo and judges the result. */
import type { ReviewPicture } from "#imaging/finish-picture.ts";
import { renditionKey } from "#imaging/rendition-key.ts";
import { failRendition } from "#services/renditions/fail-rendition.ts";
import { isWanted } from "#services/renditions/is-wanted.ts";
import { type OpenRendition, openRendition } from "#services/renditions/open-rendition.ts";
import { type RenderedPicture, recordRendition } from "#services/renditions/record-rendition.ts";
import { reuseRendition } from "#services/renditions/reuse-rendition.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
import { whileWanted } from "../while-wanted.ts";

/** How soon a cancelled run stops the picture being rendered. */
const askEveryMs = 1_000;

export const renderPicture: JobHandler<"render"> = {
  async run({ shopId, renditionId }, tools) {
    const rendition = await openRendition(shopId, renditionId);
    if (rendition === null) return;
    const key = renditionKey(rendition.sourceSha256, rendition.recipe);
    if (await reuseRendition(shopId, renditionId, key)) return;
    const watch = {
      isWanted: () => isWanted(shopId, renditionId),
      everyMs: askEveryMs,
      signal: tools.signal,
    };
    const picture = await whileWanted(watch, (signal) => makePicture(rendition, tools, signal));
    if (picture !== null) await recordRendition(shopId, renditionId, { key, ...picture });
  },

  async fail({ shopId, renditionId }, error) {
    await failRendition(shopId, renditionId, error);
  },
};

async function makePicture(
  { sourceBytes, recipe, rules }: OpenRendition,
  { renderPool }: JobTools,
  signal: AbortSignal,
): Promise<Omit<RenderedPicture, "key">> {
  const startedAt = performance.now();
  const order = { bytes: sourceBytes, recipe, rules };
  const picture: ReviewPicture = await renderPool.finishForReview(order, signal);
  return { ...picture, renderMs: Math.round(performance.now() - startedAt) };
}
