/** The real model, from the repository's weights folder; downloads it when it is not there yet. */
import { join } from "node:path";
import { openSegmenter, type Segmenter } from "#imaging/segmenter.ts";
import { fetchModel } from "#models/fetch.ts";
import { isnetMedium } from "#models/registry.ts";

export async function openTestSegmenter(): Promise<Segmenter> {
  const cacheDir = join(import.meta.dirname, "../../.cache/models");
  return openSegmenter(await fetchModel(isnetMedium.id, { cacheDir }), isnetMedium);
}
