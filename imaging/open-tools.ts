/** Opens the nets a rendering and its verdict use. */
import { fetchAsset, presentAsset } from "#models/fetch.ts";
import { blazeFace, findModel, ppOcrDetection, ppOcrRecognition } from "#models/registry.ts";
import { bestPrecision, type Precision } from "./best-precision.ts";
import { openFaceFinder } from "./face-finder.ts";
import type { OpenSession } from "./onnx-session.ts";
import type { Tools } from "./pipeline.ts";
import { openSegmenter } from "./segmenter.ts";
import { openTextReader, type TextReader } from "./text/text-reader.ts";
import { openUpscaler } from "./upscaler.ts";

export interface NetSources {
  /** A key of models/registry.ts. */
  readonly segmentation: string;
  readonly modelsDir: string;
  /** Of the segmentation net, where it comes in both; what this machine runs fastest when left out. */
  readonly precision?: Precision;
}

/**
 * The path of the segmentation net's weights, fetched when they are not there yet.
 *
 * @throws AppError NOT_FOUND for an unknown model, FETCH_FAILED when it cannot be fetched.
 */
export async function segmentationWeights({
  segmentation,
  modelsDir,
  precision,
}: NetSources): Promise<string> {
  const record = findModel("segmentation", segmentation);
  const isInteger = (precision ?? (await bestPrecision())) === "int8";
  return fetchAsset((isInteger && record.int8) || record, { cacheDir: modelsDir });
}

/**
 * The segmenter is fetched and opened at once; the others when they are first needed, from files that must be there
 * by then.
 *
 * @throws as `segmentationWeights`
 */
export async function openTools(nets: NetSources, openSession: OpenSession): Promise<Tools> {
  const { segmentation, modelsDir } = nets;
  const weights = await segmentationWeights(nets);
  const segmenter = await openSegmenter(weights, findModel("segmentation", segmentation), { openSession });
  const textReader = whenNeeded(() => openReader(modelsDir, openSession));
  const faceFinder = whenNeeded(async () =>
    openFaceFinder(await presentAsset(blazeFace, modelsDir), blazeFace, openSession),
  );
  const upscaler = whenNeeded(async (id) => {
    const record = findModel("super-resolution", id);
    return openUpscaler(await presentAsset(record, modelsDir), record, openSession);
  });
  return {
    segmenter,
    upscaler,
    readText: async (frame, wanted) => (await textReader(ppOcrRecognition.id)).read(frame, wanted),
    findFaces: async (frame) => (await faceFinder(blazeFace.id)).find(frame),
  };
}

async function openReader(modelsDir: string, openSession: OpenSession): Promise<TextReader> {
  const models = {
    detectionPath: await presentAsset(ppOcrDetection, modelsDir),
    detection: ppOcrDetection,
    recognitionPath: await presentAsset(ppOcrRecognition, modelsDir),
    recognition: ppOcrRecognition,
    alphabetPath: await presentAsset(ppOcrRecognition.alphabet, modelsDir),
  };
  return openTextReader(models, openSession);
}

/** Opens each model once for all who ask; what could not be opened is tried again the next time. */
function whenNeeded<Net>(open: (id: string) => Promise<Net>): (id: string) => Promise<Net> {
  const opened = new Map<string, Promise<Net>>();
  return (id) => {
    const known = opened.get(id);
    if (known) return known;
    const opening = open(id);
    opened.set(id, opening);
    opening.catch(() => opened.delete(id));
    return opening;
  };
}
