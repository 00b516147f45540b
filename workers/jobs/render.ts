/** Renders one photo and judges the result. */
import { inspect } from "#imaging/inspect.ts";
import { render } from "#imaging/pipeline.ts";
import { makePreviews } from "#imaging/previews.ts";
import { renditionKey } from "#imaging/rendition-key.ts";
import { failRendition } from "#services/renditions/fail-rendition.ts";
import { type OpenRendition, openRendition } from "#services/renditions/open-rendition.ts";
import { type RenderedPicture, recordRendition } from "#services/renditions/record-rendition.ts";
import { reuseRendition } from "#services/renditions/reuse-rendition.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";

export const renderPicture: JobHandler<"render"> = {
  async run({ shopId, renditionId }, tools) {
    const rendition = await openRendition(shopId, renditionId);
    if (rendition === null) return;
    const key = renditionKey(rendition.sourceSha256, rendition.recipe);
    if (await reuseRendition(shopId, renditionId, key)) return;
    await recordRendition(shopId, renditionId, { key, ...(await makePicture(rendition, tools)) });
  },

  async fail({ shopId, renditionId }, error) {
    await failRendition(shopId, renditionId, error);
  },
};

async function makePicture(
  { sourceBytes, recipe, rules }: OpenRendition,
  tools: JobTools,
): Promise<Omit<RenderedPicture, "key">> {
  const startedAt = performance.now();
  const rendered = await render(sourceBytes, recipe, tools);
  const verdict = await inspect(rendered, rules);
  const previews = await makePreviews(rendered);
  const { bytes, mimeType } = rendered.file;
  const { width, height } = rendered.output;
  const renderMs = Math.round(performance.now() - startedAt);
  return { verdict, file: { bytes, mimeType, width, height }, previews: { ...previews }, renderMs };
}
