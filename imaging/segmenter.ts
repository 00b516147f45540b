/** Runs a segmentation net over a picture of the size it wants. */
import { AppError } from "#core/errors.ts";
import type { SegmentationRecord } from "#models/model-record.ts";
import { type FloatTensor, type OpenSession, openOnnxSession } from "./onnx-session.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** 8 bit sRGB, three bytes a pixel, rows top to bottom. */
export interface RgbPicture extends Size {
  readonly rgb: Uint8Array;
}

export interface Segmenter {
  /** The input the net wants for a picture of this size whose long side shall be about `longSidePx`. */
  inputSize(picture: Size, longSidePx: number): Size;
  /** How much of each pixel is product, 0..255, for a picture of a size `inputSize` gave. */
  score(picture: RgbPicture): Promise<Uint8ClampedArray>;
  close(): Promise<void>;
}

interface SegmenterOptions {
  /** Threads of one inference; all cores when left out. */
  readonly threads?: number;
  /** Where inference runs; in this thread when left out. */
  readonly openSession?: OpenSession;
}

/**
 * Loads the weights; takes about a second and holds about 300 MB, plus 1 GB while a 1024 px picture is scored.
 *
 * @throws AppError INTERNAL when the file is no graph onnxruntime can run.
 */
export async function openSegmenter(
  weightsPath: string,
  record: SegmentationRecord,
  { openSession = openOnnxSession, ...options }: SegmenterOptions = {},
): Promise<Segmenter> {
  const session = await openSession(weightsPath, { ...options, keepMemory: true });
  return {
    inputSize: (picture, longSidePx) => inputSize(picture, longSidePx, record),
    async score(picture) {
      const input = makeInput(picture, record);
      const [{ data: scores }] = await session.run(record.input.name, input, [record.output.name]);
      if (scores.length !== picture.width * picture.height) {
        throw new AppError(
          "INTERNAL",
          `expected one score per input pixel for model ${record.id} but received another output`,
        );
      }
      return toLevels(scores, record);
    },
    close: () => session.close(),
  };
}

/** The picture's proportions with the long side as asked, or a square; multiples of the record's `multiplePx`. */
export function inputSize(
  picture: Size,
  longSidePx: number,
  { input }: Pick<SegmentationRecord, "input">,
): Size {
  const long = Math.max(picture.width, picture.height);
  const snap = (sidePx: number) =>
    Math.max(1, Math.round((sidePx * longSidePx) / long / input.multiplePx)) * input.multiplePx;
  if (input.shape === "square") return { width: snap(long), height: snap(long) };
  return { width: snap(picture.width), height: snap(picture.height) };
}

/** NCHW float32, normalised as the model's record says. */
export function makeInput({ width, height, rgb }: RgbPicture, { input }: SegmentationRecord): FloatTensor {
  const area = width * height;
  const values = new Float32Array(3 * area);
  for (let channel = 0; channel < 3; channel++) {
    const mean = input.mean[channel] ?? 0;
    const deviation = input.deviation[channel] ?? 1;
    const start = channel * area;
    for (let i = 0, from = channel; i < area; i++, from += 3) {
      values[start + i] = ((rgb[from] ?? 0) - mean) / deviation;
    }
  }
  return { data: values, dims: [1, 3, height, width] };
}

/** Scores as 0..255. */
function toLevels(scores: Float32Array, { output }: SegmentationRecord): Uint8ClampedArray {
  const levels = new Uint8ClampedArray(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    levels[i] = 255 * (output.range === "logit" ? 1 / (1 + Math.exp(-score)) : score);
  }
  return levels;
}
