/** The real nets, from the repository's weights folder; downloads those that are not there yet. In floats, alike on every machine. */
import { join } from "node:path";
import { openOnnxSession } from "#imaging/onnx-session.ts";
import { openTools } from "#imaging/open-tools.ts";
import type { Tools } from "#imaging/pipeline.ts";
import { fetchModels } from "#models/fetch.ts";
import { isnetMedium } from "#models/registry.ts";

export async function openTestTools(): Promise<Tools> {
  const modelsDir = join(import.meta.dirname, "../../.cache/models");
  await fetchModels(isnetMedium.id, { cacheDir: modelsDir });
  return openTools({ segmentation: isnetMedium.id, modelsDir, precision: "fp32" }, openOnnxSession);
}
