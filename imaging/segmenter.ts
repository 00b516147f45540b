/** Runs a segmentation net over a photo. */
import sharp from "sharp";
import { AppError } from "#core/errors.ts";
import type { SegmentationRecord } from "#models/model-record.ts";
import type { Frame, Mask } from "./frame.ts";
import { type FloatTensor, openOnnxSession } from "./onnx-session.ts";

export interface Segmenter {
  /** Coverage at the photo's own size. `longSidePx` is the long side of the net's input. */
  segment(frame: Frame, longSidePx: number): Promise<Mask>;
  close(): Promise<void>;
}

interface SegmenterOptions {
  /** Threads of one inference; all cores when left out. */
  readonly threads?: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Loads the weights; takes about a second and holds about 300 MB, plus 1 GB while a 1024 px photo is segmented.
 *
 * @throws AppError INTERNAL when the file is no graph onnxruntime can run.
 */
export async function openSegmenter(
  weightsPath: string,
  record: SegmentationRecord,
  options: SegmenterOptions = {},
): Promise<Segmenter> {
  const session = await openOnnxSession(weightsPath, { ...options, keepMemory: true });
  return {
    async segment(frame, longSidePx) {
      const size = inputSize(frame, longSidePx, record);
      const input = await makeInput(frame, size, record);
      const [{ data: scores }] = await session.run(record.input.name, input, [record.output.name]);
      if (scores.length !== size.width * size.height) {
        throw new AppError(
          "INTERNAL",
          `expected one score per input pixel for model ${record.id} but received another output`,
        );
      }
      return enlarge(toLevels(scores, record), size, frame);
    },
    close: () => session.close(),
  };
}

/** The net's input: the photo's proportions with the long side as asked, or a square; multiples of `multiplePx`. */
export function inputSize(
  photo: Size,
  longSidePx: number,
  { input }: Pick<SegmentationRecord, "input">,
): Size {
  const long = Math.max(photo.width, photo.height);
  const snap = (sidePx: number) =>
    Math.max(1, Math.round((sidePx * longSidePx) / long / input.multiplePx)) * input.multiplePx;
  if (input.shape === "square") return { width: snap(long), height: snap(long) };
  return { width: snap(photo.width), height: snap(photo.height) };
}

/** NCHW float32, normalised as the model's record says. */
async function makeInput(
  frame: Frame,
  { width, height }: Size,
  { input }: SegmentationRecord,
): Promise<FloatTensor> {
  const raw = { width: frame.width, height: frame.height, channels: 4 } as const;
  const rgb = await sharp(frame.rgba, { raw })
    .removeAlpha()
    .resize(width, height, { fit: "fill" })
    .raw()
    .toBuffer();
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

async function enlarge(levels: Uint8ClampedArray, size: Size, { width, height }: Size): Promise<Mask> {
  const bytes = await sharp(levels, { raw: { ...size, channels: 1 } })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return { width, height, alpha: new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
