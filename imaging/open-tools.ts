/** Opens the nets a rendering uses. */
import { fetchModel } from "#models/fetch.ts";
import { findModel } from "#models/registry.ts";
import type { OpenSession } from "./onnx-session.ts";
import type { Tools } from "./pipeline.ts";
import { openSegmenter } from "./segmenter.ts";

export interface NetSources {
  /** A key of models/registry.ts. */
  readonly segmentation: string;
  readonly modelsDir: string;
}

/** @throws AppError NOT_FOUND for an unknown model, FETCH_FAILED when it cannot be fetched. */
export async function openTools(
  { segmentation, modelsDir }: NetSources,
  openSession: OpenSession,
): Promise<Tools> {
  const weights = await fetchModel(segmentation, { cacheDir: modelsDir });
  const segmenter = await openSegmenter(weights, findModel("segmentation", segmentation), { openSession });
  return { segmenter };
}
